package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

func TestService(t *testing.T) {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler(pol))
	defer server.Close()
	const order = "/order?service=hjalpmedelstjansten&category=hjalpmedelsleverantor&channel=direkt"
	const met = "&kundavtal-signerat=yes&gln=yes&hjalpmedel-iso-9999=yes"
	tests := []struct {
		path    string
		status  int
		outcome string
	}{
		{order + met + "&on=2018-12-12", 200, "allowed"},
		{order + met + "&on=2018-12-11", 403, "refused"},
		{order + "&on=2018-12-12", 403, "undetermined"},
		{order + "&on=2018-12-32", 400, ""},
		{order + "&on=2018-12-12&gnl=yes", 400, ""},
		{"/order?service=hjalpmedel&on=2018-12-12", 400, ""},
	}
	for _, test := range tests {
		res, err := http.Get(server.URL + test.path)
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Outcome string }
		if test.outcome != "" {
			err = json.NewDecoder(res.Body).Decode(&got)
		}
		res.Body.Close()
		if err != nil || res.StatusCode != test.status || got.Outcome != test.outcome {
			t.Errorf("%s: %d %q (%v), want %d %q", test.path, res.StatusCode, got.Outcome, err, test.status, test.outcome)
		}
	}
}
