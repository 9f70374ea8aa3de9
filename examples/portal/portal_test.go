package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// midnight is a minute past midnight where Kundavtal 2 is, and still the day
// before in UTC.
func midnight() time.Time { return time.Date(2018, 12, 11, 23, 1, 0, 0, time.UTC) }

// serve puts a portal on a port of its own.
func serve(t *testing.T, p *portal) (address string) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	server.Config = newServer(p)
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

// portalOf decides by the data set of a folder, once it is loaded. It logs to
// the returned buffer.
func portalOf(dir string) (*portal, *bytes.Buffer) {
	var log bytes.Buffer
	return &portal{load: loader(dir), now: midnight, log: slog.New(slog.NewTextHandler(&log, nil)), patience: time.Minute}, &log
}

// loadedOnce is Kundavtal 2 for all tests, as a policy never changes.
var loadedOnce = sync.OnceValues(loader(""))

func portalOfKundavtal2() *portal {
	p, _ := portalOf("")
	p.load = loadedOnce
	return p
}

func reload(t *testing.T, p *portal) {
	t.Helper()
	if err := p.Reload(); err != nil {
		t.Fatal(err)
	}
}

// reply is what came back, whole.
type reply struct {
	status int
	header http.Header
	body   string
}

func ask(t *testing.T, method, address, body string, header ...string) reply {
	t.Helper()
	r, err := send(t.Context(), method, address, body, header...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// send is ask for other goroutines than the test's own.
func send(ctx context.Context, method, address, body string, header ...string) (reply, error) {
	req, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(body))
	if err != nil {
		return reply{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	for pair := range slices.Chunk(header, 2) {
		req.Header.Set(pair[0], pair[1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	return reply{res.StatusCode, res.Header, string(got)}, err
}

// told is the members that tests look at.
type told struct {
	Type, Title, Detail string
	Status              int
	Outcome             string
	Conditions          []struct {
		Code, State, Asks string
		Citations         []any
	}
	Lacks       []lack
	Assumptions []struct {
		About string
		Text  any // in one language, or in both
	}
	Receipt struct{ On, Data, Rules string }
}

func (r reply) told(t *testing.T) told {
	t.Helper()
	var b told
	if err := json.Unmarshal([]byte(r.body), &b); err != nil {
		t.Fatalf("%s: %v", r.body, err)
	}
	return b
}

const (
	supplier = `"service": "hjalpmedelstjansten", "category": "hjalpmedelsleverantor", "channel": "direkt"`
	met      = `"facts": {"kundavtal-signerat": "yes", "gln": "yes", "hjalpmedel-iso-9999": "yes"}`
	viaAgent = `"service": "hjalpmedelstjansten", "category": "region", "channel": "via-agent"`
)

func TestOrders(t *testing.T) {
	p := portalOfKundavtal2()
	reload(t, p)
	address := serve(t, p) + "/orders"
	for why, c := range map[string]struct {
		body    string
		status  int
		kind    string
		on      string
		outcome string
		detail  string // in Swedish, a part
	}{
		"all is met":                  {supplier + "," + met + `, "on": "2018-12-12"`, 200, "", "2018-12-12", "allowed", ""},
		"today, where Stockholm is":   {supplier + "," + met, 200, "", "2018-12-12", "allowed", ""},
		"the day before":              {supplier + "," + met + `, "on": "2018-12-11"`, 403, "refused", "2018-12-11", "refused", "Hjälpmedelstjänsten omfattas inte av avtalet den 2018-12-11."},
		"nothing said of customer":    {supplier, 422, "facts-lacking", "2018-12-12", "undetermined", "Uppgift saknas: Kunden har ett GLN."},
		"no source tells of agents":   {viaAgent + `, "facts": {"kundavtal-signerat": "yes"}`, 422, "person-decides", "2018-12-12", "undetermined", ""},
		"as known before it was told": {supplier + "," + met + `, "known": "2018-12-11"`, 422, "person-decides", "2018-12-12", "undetermined", ""},
	} {
		t.Run(why, func(t *testing.T) {
			r := ask(t, "POST", address, "{"+c.body+"}")
			got := r.told(t)
			if r.status != c.status || got.Outcome != c.outcome || got.Receipt.On != c.on {
				t.Fatalf("%d %s", r.status, r.body)
			}
			if got.Receipt.Data != p.policy.Load().Agreement().Hash() || got.Receipt.Rules == "" {
				t.Errorf("the receipt is %v", got.Receipt)
			}
			if c.kind != "" {
				requireProblem(t, r, c.kind, "sv")
			}
			if !strings.Contains(got.Detail, c.detail) {
				t.Errorf("it says %q, want %q", got.Detail, c.detail)
			}
		})
	}
}

// requireProblem holds that a refusal is a whole problem of RFC 9457.
func requireProblem(t *testing.T, r reply, kind, lang string) {
	t.Helper()
	b := r.told(t)
	if r.header.Get("Content-Type") != "application/problem+json" || b.Status != r.status || b.Title == "" {
		t.Errorf("no problem+json: %v %s", r.header, r.body)
	}
	if b.Type != kind && b.Type != problems+kind {
		t.Errorf("the problem is %s, want %s", b.Type, kind)
	}
	if r.header.Get("Content-Language") != lang || r.header.Get("Vary") != "Accept-Language" {
		t.Errorf("the language is not told: %v", r.header)
	}
	if again := r.header.Get("Retry-After") != ""; again != (r.status == http.StatusServiceUnavailable) {
		t.Errorf("%d with Retry-After %q", r.status, r.header.Get("Retry-After"))
	}
}

// The reasons are those conditions that are not met, with what to answer.
func TestReasons(t *testing.T) {
	p := portalOfKundavtal2()
	reload(t, p)
	r := ask(t, "POST", serve(t, p)+"/orders", "{"+supplier+`, "facts": {"kundavtal-signerat": "yes", "gln": "no"}}`, "Accept-Language", "en")
	got := r.told(t)
	if len(got.Conditions) != 2 || len(got.Lacks) != 0 {
		t.Fatalf("refused, so that no answer helps: %s", r.body)
	}
	if len(got.Assumptions) == 0 {
		t.Error("it assumes nothing")
	}
	for _, a := range got.Assumptions {
		if text, ok := a.Text.(string); !ok || text == "" || a.About == "" {
			t.Errorf("it assumes %v", a)
		}
	}
	for i, state := range []string{"fails", "unknown"} {
		if c := got.Conditions[i]; c.State != state || len(c.Citations) == 0 {
			t.Errorf("condition %d: %v", i, c)
		}
	}
	r = ask(t, "POST", serve(t, p)+"/orders", "{"+supplier+`, "facts": {"kundavtal-signerat": "yes", "gln": "yes"}}`, "Accept-Language", "en")
	want := lack{"hjalpmedel-iso-9999", "The customer's assistive devices can be categorised by ISO 9999"}
	if got = r.told(t); !slices.Equal(got.Lacks, []lack{want}) || got.Conditions[0].Asks != want.Fact {
		t.Errorf("it lacks %s", r.body)
	}
}

func TestLanguage(t *testing.T) {
	p := portalOfKundavtal2()
	reload(t, p)
	address := serve(t, p) + "/orders"
	for accept, lang := range map[string]string{
		"": "sv", "sv": "sv", "en": "en", "en-GB": "en", "de, en;q=0.5": "en", "en;q=0.5, sv-FI": "sv",
		"de": "sv", "*": "sv", "en;q=x": "sv", "\xff": "sv",
	} {
		r := ask(t, "POST", address, "{"+supplier+`, "on": "2018-12-11"}`, "Accept-Language", accept)
		requireProblem(t, r, "refused", lang)
		want := map[string]string{
			"sv": "Hjälpmedelstjänsten omfattas inte av avtalet den 2018-12-11.",
			"en": "Hjälpmedelstjänsten is not covered by the agreement on 2018-12-11.",
		}
		if b := r.told(t); b.Title != refused.title.In(lang) || !strings.Contains(b.Detail, want[lang]) {
			t.Errorf("%q: %s", accept, r.body)
		}
	}
}

func TestNotLoaded(t *testing.T) {
	p := portalOfKundavtal2()
	address := serve(t, p)
	requireProblem(t, ask(t, "GET", address+"/healthz", ""), "not-loaded", "sv")
	r := ask(t, "POST", address+"/orders", "{"+supplier+"}", "Accept-Language", "en")
	requireProblem(t, r, "not-loaded", "en")
	if r.status != http.StatusServiceUnavailable {
		t.Error(r.status)
	}
	reload(t, p)
	if r := ask(t, "GET", address+"/healthz", ""); r.status != 200 || !strings.Contains(r.body, p.policy.Load().Agreement().Hash()) {
		t.Errorf("%d %s", r.status, r.body)
	}
}
