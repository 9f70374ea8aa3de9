package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// started is a portal that runs as main runs it.
type started struct {
	address string
	hangup  chan os.Signal // is received when nothing else is being done
	stop    context.CancelFunc
	ended   chan error
}

func start(t *testing.T, p *portal) started {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s := started{"http://" + listener.Addr().String(), make(chan os.Signal), stop, make(chan error, 1)}
	go func() { s.ended <- run(ctx, p, listener, s.hangup) }()
	return s
}

// A signal loads another data set, and once it is loaded that one answers.
func TestRunReloads(t *testing.T) {
	name := filepath.Join(t.TempDir(), "current")
	first, other := folder(t), otherHarbour(t)
	link(t, name, first)
	p, log := portalOf(name)
	s := start(t, p)
	for _, dir := range []string{first, other} {
		link(t, name, dir)
		s.hangup <- syscall.SIGHUP
		s.hangup <- syscall.SIGHUP // the one before has been dealt with
		want := answers(t, dir)[0]
		if got := ask(t, "POST", s.address+"/orders", allowed()); !got.same(want) {
			t.Errorf("%d %s, want %s", got.status, got.body, want.body)
		}
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Errorf("%v\n%s", err, log)
	}
}

// What has been asked is answered, although the portal is to end.
func TestRunEndsWithoutLoss(t *testing.T) {
	p := portalOfKundavtal2()
	asked, answer := make(chan struct{}), make(chan struct{})
	p.now = func() time.Time { // the order has been read
		close(asked)
		<-answer
		return midnight()
	}
	s := start(t, p)
	s.hangup <- syscall.SIGHUP // it is loaded
	got := make(chan int)
	go func() {
		r, err := send(t.Context(), "POST", s.address+"/orders", "{"+supplier+","+met+"}")
		if err != nil {
			t.Error(err)
		}
		got <- r.status
	}()
	<-asked
	s.stop()
	for refuses := false; !refuses; {
		c, err := net.Dial("tcp", strings.TrimPrefix(s.address, "http://"))
		if refuses = err != nil; !refuses {
			c.Close()
		}
	}
	close(answer)
	if status := <-got; status != http.StatusOK {
		t.Errorf("the last answer is %d", status)
	}
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}

// A data set with a problem is no start.
func TestRunNeedsADataSet(t *testing.T) {
	p, log := portalOf(brokenHarbour(t))
	s := start(t, p)
	select {
	case err := <-s.ended:
		if err == nil || !strings.Contains(log.String(), `error="facts.yaml:`) {
			t.Errorf("%v\n%s", err, log)
		}
	case s.hangup <- syscall.SIGHUP:
		t.Error("it waits for what comes")
	}
}
