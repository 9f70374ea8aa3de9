package main

import (
	"net/http"
	"strings"
	"testing"
)

// What is wrong with a request is said, and nothing is decided.
func TestBadRequests(t *testing.T) {
	p := portalOfKundavtal2()
	reload(t, p)
	address := serve(t, p) + "/orders"
	for why, c := range map[string]struct {
		body   string
		status int
		detail string
	}{
		"nothing":               {"", 400, "the body is empty"},
		"spaces":                {" \n", 400, "the body is empty"},
		"a list":                {"[]", 400, "is not an object"},
		"null":                  {"null", 400, "is not an object"},
		"cut off":               {"{" + supplier, 400, "unexpected EOF"},
		"cut off within":        {"{" + supplier + `, "facts": {"gln": "y`, 400, "unexpected EOF"},
		"a comma too many":      {"{" + supplier + ",}", 400, "invalid character"},
		"a second order":        {"{" + supplier + "}{}", 400, errTrailing.Error()},
		"more after it":         {"{" + supplier + "} ]", 400, "after the order: invalid character"},
		"unknown field":         {"{" + supplier + `, "chanel": "direkt"}`, 400, `"chanel": is no field of an order; did you mean "channel"?`},
		"field in another case": {"{" + supplier + `, "Facts": {}}`, 400, `did you mean "facts"?`},
		"field twice":           {"{" + supplier + `, "channel": "direkt"}`, 400, `"channel" is there twice`},
		"fact twice":            {"{" + supplier + `, "facts": {"gln": "no", "gln": "yes"}}`, 400, `"facts": the fact "gln" is there twice`},
		"number":                {"{" + supplier + `, "on": 20181212}`, 400, `"on": is not a text`},
		"null for a day":        {"{" + supplier + `, "on": null}`, 400, `"on": is not a text`},
		"empty day":             {"{" + supplier + `, "on": ""}`, 400, `"on": `},
		"no such day":           {"{" + supplier + `, "on": "2018-12-32"}`, 400, `"on": `},
		"no such day known":     {"{" + supplier + `, "known": "2018-02-30"}`, 400, `"known": `},
		"facts in a list":       {"{" + supplier + `, "facts": ["gln"]}`, 400, `"facts": facts are not an object`},
		"answer true":           {"{" + supplier + `, "facts": {"gln": true}}`, 400, `the fact "gln" is answered with true; answer "yes" or "no"`},
		"empty answer":          {"{" + supplier + `, "facts": {"gnl": ""}}`, 400, `the fact "gnl" is answered with ""; answer "yes" or "no"`},
		"unknown fact":          {"{" + supplier + `, "facts": {"glnn": "yes"}}`, 400, `did you mean "gln"?`},
		"unknown service":       {strings.Replace("{"+supplier+"}", "hjalpmedelstjansten", "hjalpmedelstjanst", 1), 400, `did you mean "hjalpmedelstjansten"?`},
		"no service":            {`{"category": "region", "channel": "direkt"}`, 400, "Service is empty"},
		"too large":             {"{" + supplier + strings.Repeat(" ", maxBody) + "}", 413, "at most 16384 bytes"},
		"too large after it":    {"{" + supplier + "}" + strings.Repeat(" ", maxBody), 413, "too large"},
	} {
		t.Run(why, func(t *testing.T) {
			r := ask(t, "POST", address, c.body, "Accept-Language", "sv")
			requireProblem(t, r, "about:blank", "en")
			if b := r.told(t); r.status != c.status || !strings.Contains(b.Detail, c.detail) || b.Outcome != "" {
				t.Errorf("%d %s, want %d %s", r.status, r.body, c.status, c.detail)
			}
		})
	}
}

func TestRequestsElsewhere(t *testing.T) {
	p := portalOfKundavtal2()
	reload(t, p)
	address := serve(t, p)
	for _, c := range []struct {
		method, path, mediaType string
		status                  int
		allow                   string
	}{
		{"POST", "/orders", "text/plain", http.StatusUnsupportedMediaType, ""},
		{"POST", "/orders", "application/x-www-form-urlencoded", http.StatusUnsupportedMediaType, ""},
		{"POST", "/orders", "", http.StatusUnsupportedMediaType, ""},
		{"GET", "/orders", "", http.StatusMethodNotAllowed, "POST"},
		{"POST", "/healthz", "", http.StatusMethodNotAllowed, "GET, HEAD"},
		{"GET", "/order", "", http.StatusNotFound, ""},
	} {
		r := ask(t, c.method, address+c.path, "{"+supplier+"}", "Content-Type", c.mediaType)
		requireProblem(t, r, "about:blank", "en")
		if r.status != c.status || r.header.Get("Allow") != c.allow {
			t.Errorf("%v: %d %v", c, r.status, r.header)
		}
	}
	if r := ask(t, "POST", address+"/orders", "{"+supplier+","+met+"}", "Content-Type", "application/json; charset=utf-8"); r.status != 200 {
		t.Errorf("%d %s", r.status, r.body)
	}
}
