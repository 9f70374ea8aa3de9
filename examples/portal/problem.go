package main

import (
	"errors"
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"github.com/kundavtal/avtal/agreement"
)

// problems is where a portal would describe its kinds of problems.
const problems = "https://portal.example/problems/"

// kind is a kind of problem that a customer may read.
type kind struct {
	name   string
	status int
	title  agreement.Bilingual
}

var (
	refused       = kind{"refused", http.StatusForbidden, agreement.Bilingual{SV: "Beställningen är inte tillåten", EN: "The order is not allowed"}}
	factsLacking  = kind{"facts-lacking", http.StatusUnprocessableEntity, agreement.Bilingual{SV: "Uppgifter om kunden saknas", EN: "Facts about the customer are lacking"}}
	personDecides = kind{"person-decides", http.StatusUnprocessableEntity, agreement.Bilingual{SV: "En människa måste avgöra", EN: "A person has to decide"}}
	noDecision    = kind{"no-decision", http.StatusInternalServerError, agreement.Bilingual{SV: "Beställningen kunde inte avgöras", EN: "The order could not be decided"}}
	outOfTime     = kind{"out-of-time", http.StatusServiceUnavailable, agreement.Bilingual{SV: "Beställningen hann inte avgöras", EN: "The order could not be decided in time"}}
	notLoaded     = kind{"not-loaded", http.StatusServiceUnavailable, agreement.Bilingual{SV: "Avtalet är inte inläst än", EN: "The agreement is not loaded yet"}}
)

// problem is any answer but a yes, as RFC 9457 has it.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	*reasons
	lang string
}

func (k kind) in(lang string) problem {
	return problem{Type: problems + k.name, Title: k.title.In(lang), Status: k.status, lang: lang}
}

// plain is a problem of the request, which its status says all about.
func plain(status int, detail string) problem {
	return problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, lang: "en"}
}

func badRequest(err error) problem {
	status := http.StatusBadRequest
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		status = http.StatusRequestEntityTooLarge
	} else if errors.Is(err, errMediaType) {
		status = http.StatusUnsupportedMediaType
	}
	return plain(status, err.Error())
}

func notAllowed(methods string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Allow", methods)
		plain(http.StatusMethodNotAllowed, "use "+methods).write(w)
	})
}

func notFound(w http.ResponseWriter, _ *http.Request) {
	plain(http.StatusNotFound, "there are POST /orders and GET /healthz").write(w)
}

func (p problem) write(w http.ResponseWriter) {
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	w.Header().Set("Content-Language", p.lang)
	writeJSON(w, "application/problem+json", p.Status, p)
}

// languages has Swedish first, for a caller who reads neither.
var languages = language.NewMatcher([]language.Tag{language.Swedish, language.English})

// languageOf returns "sv" or "en", as Accept-Language prefers.
func languageOf(r *http.Request) string {
	accept := strings.Join(r.Header.Values("Accept-Language"), ",")
	if _, i := language.MatchStrings(languages, accept); i == 1 {
		return "en"
	}
	return "sv"
}
