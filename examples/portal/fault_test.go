package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// allowed is an order that the harbour allows.
func allowed() string { return questions()[0] }

// runaway takes the rules far longer than a decision may.
const runaway = `"needs": {"signed" |
	ten := [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
	some a in ten
	some b in ten
	some c in ten
	some d in ten
	some e in ten
	some f in ten
	some g in ten
	some h in ten
	((((((a + b) + c) + d) + e) + f) + g) + h < 0
},`

// Rules that contradict themselves decide nothing, although they say allowed.
func TestFault(t *testing.T) {
	p, log := portalOf(folder(t, edit{"rules/order.rego", `"outcome": outcome,`, `"outcome": "allowed",`}))
	reload(t, p)
	address := serve(t, p) + "/orders"
	if r := ask(t, "POST", address, allowed()); r.status != 200 {
		t.Fatalf("%d %s; the fault would show nothing", r.status, r.body)
	}
	r := ask(t, "POST", address, strings.Replace(allowed(), `"insured": "yes"`, `"insured": "no"`, 1), "Accept-Language", "en")
	requireProblem(t, r, "no-decision", "en")
	if b := r.told(t); r.status != http.StatusInternalServerError || b.Outcome != "" || b.Detail != "" {
		t.Errorf("%d %s", r.status, r.body)
	}
	if !strings.Contains(log.String(), `level=ERROR msg="no decision"`) {
		t.Errorf("the log does not tell why:\n%s", log)
	}
}

// A request that has no time left is not answered from memory either.
func TestOutOfTime(t *testing.T) {
	p, log := portalOf(folder(t))
	reload(t, p)
	if r := ask(t, "POST", serve(t, p)+"/orders", allowed()); r.status != 200 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	p.patience = time.Nanosecond
	r := ask(t, "POST", serve(t, p)+"/orders", allowed())
	requireProblem(t, r, "out-of-time", "sv")
	if r.status != http.StatusServiceUnavailable || !strings.Contains(log.String(), `level=ERROR msg="out of time"`) {
		t.Errorf("%d %s\n%s", r.status, r.body, log)
	}
}

// A caller who leaves ends the work on the answer.
func TestCallerLeaves(t *testing.T) {
	p, log := portalOf(folder(t, edit{"rules/order.rego", `"needs": {"signed", "insured"},`, runaway}))
	reload(t, p)
	ctx, leave := context.WithCancel(t.Context())
	p.now = func() time.Time { // the order has been read
		leave()
		return midnight()
	}
	server := httptest.NewServer(p.handler())
	today := strings.Replace(allowed(), `"on": "2024-07-01", `, "", 1)
	r, err := send(ctx, "POST", server.URL+"/orders", today)
	server.Close() // waits for the answer that nobody reads
	if !errors.Is(err, context.Canceled) || !strings.Contains(log.String(), `level=INFO msg="the caller left"`) {
		t.Errorf("%v %v\n%s", r, err, log)
	}
}
