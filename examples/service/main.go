// Command service answers over HTTP whether a customer may order a service of
// Kundavtal 2:
//
//	go run ./examples/service &
//	curl 'localhost:8080/order?service=hjalpmedelstjansten&category=region&channel=direkt&on=2018-12-12'
package main

import (
	"encoding/json"
	"errors"
	"log"
	"net/http"
	_ "time/tzdata"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

func main() {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err) // every problem of the data set, one a line
	}
	log.Fatal(http.ListenAndServe("localhost:8080", handler(pol)))
}

func handler(pol *policy.Policy) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /order", func(w http.ResponseWriter, r *http.Request) {
		q, err := question(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		d, err := pol.Order(r.Context(), q)
		switch {
		case errors.Is(err, policy.ErrQuestion):
			http.Error(w, err.Error(), http.StatusBadRequest)
		case err != nil:
			http.Error(w, "no decision could be made", http.StatusServiceUnavailable)
		default:
			answer(w, d)
		}
	})
	return mux
}

// question reads an order from the address; every fact=answer that is not a
// field of the order is something said of the customer.
func question(r *http.Request) (policy.Order, error) {
	values := r.URL.Query()
	q := policy.Order{Service: values.Get("service"), Category: values.Get("category"), Channel: values.Get("channel")}
	var err error
	q.On, err = agreement.ParseDate(values.Get("on"))
	for fact := range values {
		if fact != "service" && fact != "category" && fact != "channel" && fact != "on" {
			q.Facts = q.Facts.With(fact, policy.Answer(values.Get(fact)))
		}
	}
	return q, err
}

func answer(w http.ResponseWriter, d policy.Decision) {
	w.Header().Set("Content-Type", "application/json")
	if d.Outcome() != policy.Allowed {
		w.WriteHeader(http.StatusForbidden)
	}
	if err := json.NewEncoder(w).Encode(d); err != nil {
		log.Print(err)
	}
}
