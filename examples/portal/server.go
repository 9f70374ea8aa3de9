package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kundavtal/avtal/policy"
)

// portal decides orders. It decides nothing before the first Reload.
type portal struct {
	load func() (*policy.Policy, error)
	now  func() time.Time
	log  *slog.Logger // hears nothing about customers

	patience time.Duration // with an answer, less than there is to write it

	loading sync.Mutex
	policy  atomic.Pointer[policy.Policy]
}

func (p *portal) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /orders", p.loaded(p.order))
	mux.Handle("/orders", notAllowed("POST"))
	mux.Handle("GET /healthz", p.loaded(healthy))
	mux.Handle("/healthz", notAllowed("GET, HEAD"))
	mux.Handle("/", http.HandlerFunc(notFound))
	return mux
}

// loaded gives a request the one policy that its whole answer comes from,
// however often the data set is exchanged meanwhile, and an end.
func (p *portal) loaded(answer func(*policy.Policy, http.ResponseWriter, *http.Request)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if pol := p.policy.Load(); pol != nil {
			ctx, cancel := context.WithTimeout(r.Context(), p.patience)
			defer cancel()
			answer(pol, w, r.WithContext(ctx))
		} else {
			notLoaded.in(languageOf(r)).write(w)
		}
	})
}

func (p *portal) order(pol *policy.Policy, w http.ResponseWriter, r *http.Request) {
	q, err := readOrder(w, r)
	if err != nil {
		badRequest(err).write(w)
		return
	}
	if q.On.IsZero() {
		q.On = pol.Day(p.now()) // today, where the agreement is
	}
	d, err := pol.Order(r.Context(), q)
	switch {
	case errors.Is(err, policy.ErrQuestion): // such as a service that does not exist
		badRequest(err).write(w)
	case err != nil: // a fault, and never a yes
		p.fault(err).in(languageOf(r)).write(w)
	case d.Outcome() == policy.Allowed:
		writeJSON(w, "application/json", http.StatusOK, d)
	default: // refused or undetermined, with the reasons
		unmet(pol, d, languageOf(r)).write(w)
	}
}

// fault logs what went wrong, which is not for the caller to read.
func (p *portal) fault(err error) kind {
	switch {
	case errors.Is(err, context.Canceled):
		p.log.Info("the caller left", "error", err)
		return outOfTime
	case errors.Is(err, context.DeadlineExceeded):
		p.log.Error("out of time", "error", err)
		return outOfTime
	}
	p.log.Error("no decision", "error", err)
	return noDecision
}

func healthy(pol *policy.Policy, w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, "application/json", http.StatusOK, map[string]string{"data": pol.Agreement().Hash()})
}

// writeJSON sends nothing of a body that cannot be made whole.
func writeJSON(w http.ResponseWriter, mediaType string, status int, body any) {
	src, err := json.Marshal(body)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(append(src, '\n')) // fails only for a caller who left
}
