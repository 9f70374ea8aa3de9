// Command portal decides orders over HTTP, as an ordering page would ask it to:
//
//	go run ./examples/portal &
//	curl -i localhost:8080/orders -H 'Content-Type: application/json' -H 'Accept-Language: en' -d '{
//	  "service": "hjalpmedelstjansten", "category": "region", "channel": "direkt",
//	  "on": "2018-12-12", "facts": {"kundavtal-signerat": "yes", "gln": "no"}}'
//
// An order has the ids of a service, a category and a channel; the day on, today
// where there is none; the day known, as of which it is asked; and what is said
// of the customer, yes or no by fact. It is answered with
//
//	200  the decision: it is allowed
//	403  refused: conditions that fail, each with its text and citations
//	422  facts-lacking: undetermined until the facts in lacks are answered
//	422  person-decides: undetermined, and the sources leave it open
//	400  an order that cannot be read or asked, 413 too large, 415 no JSON
//	500  no-decision: the rules failed, which is never a yes
//	503  not-loaded or out-of-time: try again
//
// and all but 200 is problem+json (RFC 9457), in Swedish or in English as
// Accept-Language asks. What is wrong with a request is told in English.
//
// With -data DIR it decides by another data set, and a SIGHUP reads that folder
// anew. To exchange it, put another in its place, by a rename or a link, and
// then send the signal. GET /healthz answers 200 with the hash of the data set
// that decides, or 503.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // a data set names its zone; the machine may know none
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "listen on this `address`")
	data := flag.String("data", "", "decide by the data set in this `folder` (default Kundavtal 2)")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "portal: there is nothing to do with %q; a folder comes after -data\n", flag.Args())
		os.Exit(2)
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	listener, err := net.Listen("tcp", *addr)
	if err == nil {
		err = run(ctx, &portal{load: loader(*data), now: time.Now, log: log, patience: 5 * time.Second}, listener, hangup)
	}
	if err != nil {
		log.Error("stopped", "error", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, and then answers what has been asked. It listens
// before the data set is loaded, and ends if that fails; a reload that fails
// changes nothing.
func run(ctx context.Context, p *portal, listener net.Listener, hangup <-chan os.Signal) error {
	server := newServer(p)
	defer server.Close()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	if err := p.Reload(); err != nil {
		return err
	}
	p.log.Info("serving", "address", listener.Addr().String())
	for {
		select {
		case <-hangup:
			_ = p.Reload() // has told the log
		case err := <-ended:
			return err
		case <-ctx.Done():
			limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			return server.Shutdown(limited)
		}
	}
}

// newServer bounds how long a caller can hold a connection.
func newServer(p *portal) *http.Server {
	return &http.Server{
		Handler:           p.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      20 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(p.log.Handler(), slog.LevelWarn),
	}
}
