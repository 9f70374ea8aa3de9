package agreement

import (
	"strings"
	"testing"
)

func TestParseReference(t *testing.T) {
	tests := []struct {
		text     string
		document DocumentID
		clause   Clause
		numbered bool
		anchor   string
	}{
		{"allmanna-villkor", "allmanna-villkor", "", false, ""},
		{"allmanna-villkor 5", "allmanna-villkor", "5", true, "5"},
		{"allmanna-villkor 5.2", "allmanna-villkor", "5.2", true, "5.2"},
		{"allmanna-villkor 5.2.11", "allmanna-villkor", "5.2.11", true, "5.2.11"},
		{"allmanna-villkor 5.2 ii", "allmanna-villkor", "5.2 ii", true, "5.2-ii"},
		{"huvuddokument kap-20", "huvuddokument", "kap-20", true, "kap-20"},
		{"huvuddokument kap-verde", "huvuddokument", "kap-verde", false, "kap-verde"},
		{"huvuddokument kap-20-b", "huvuddokument", "kap-20-b", false, "kap-20-b"},
		{"huvuddokument fullmakt", "huvuddokument", "fullmakt", false, "fullmakt"},
		{"huvuddokument åtgärder-för-öppna-data-2", "huvuddokument", "åtgärder-för-öppna-data-2", false, "åtgärder-för-öppna-data-2"},
		{"huvuddokument bilaga1", "huvuddokument", "bilaga1", false, "bilaga1"},
		{"ineras-pub-1 3", "ineras-pub-1", "3", true, "3"},
		{"btv/1177-vardguiden-pa-telefon", "btv/1177-vardguiden-pa-telefon", "", false, ""},
		{"btv/nitha 4.1", "btv/nitha", "4.1", true, "4.1"},
	}
	for _, test := range tests {
		ref, err := ParseReference(test.text)
		if err != nil || ref.Document != test.document || ref.Clause != test.clause {
			t.Errorf("ParseReference(%q) = %+v, %v", test.text, ref, err)
			continue
		}
		if text, err := ref.MarshalText(); err != nil || string(text) != test.text {
			t.Errorf("%q is written as %q, %v", test.text, text, err)
		}
		if ref.Clause.Numbered() != test.numbered || ref.Clause.Anchor() != test.anchor {
			t.Errorf("%q: Numbered() = %v, Anchor() = %q", test.text, ref.Clause.Numbered(), ref.Clause.Anchor())
		}
	}
}

func TestParseReferenceRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "Allmanna-villkor", "allmänna-villkor", "allmanna-villkor ", " allmanna-villkor", "allmanna--villkor", "-villkor",
		"allmanna-villkor  5", "allmanna-villkor 5.", "allmanna-villkor .5", "allmanna-villkor 5..2", "allmanna-villkor 5.2 iii b",
		"allmanna-villkor 5.2 II", "allmanna-villkor §5", "allmanna-villkor ５", "allmanna-villkor Fullmakt", "allmanna-villkor full makt",
		"allmanna-villkor fullmakt-", "allmanna-villkor kap-", "btv/", "btv/a/b", "documents/a", "../a", "a\nb", "a 5\n",
	} {
		if ref, err := ParseReference(text); err == nil || ref != (Reference{}) {
			t.Errorf("ParseReference(%q) = %+v, %v; want an error", text, ref, err)
		}
	}
}

func TestDocumentID(t *testing.T) {
	if got := TermsOf("nitha"); got != "btv/nitha" || got.ServiceID() != "nitha" {
		t.Errorf("TermsOf(nitha) = %q of service %q", got, got.ServiceID())
	}
	if got := DocumentID("btv-nitha").ServiceID(); got != "" {
		t.Errorf("a document is the terms of service %q", got)
	}
}

func TestNoticeDay(t *testing.T) {
	for id, want := range map[NoticeID]string{
		"2018-10-17": "2018-10-17", "2018-10-17-agentavtal": "2018-10-17", "2019-02-29": "", "2018-10": "", "": "",
	} {
		if got := id.Day().String(); got != want {
			t.Errorf("%q was published on %q, want %q", id, got, want)
		}
	}
}

func FuzzParseReference(f *testing.F) {
	for _, text := range []string{"allmanna-villkor 5.2 ii", "huvuddokument kap-20", "btv/nitha åäö-1", "a  b", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ref, err := ParseReference(text)
		if err != nil {
			return
		}
		if ref.String() != text {
			t.Errorf("ParseReference(%q) is written as %q", text, ref)
		}
		if again, err := ParseReference(ref.String()); err != nil || again != ref {
			t.Errorf("%q reads as %+v, then as %+v, %v", text, ref, again, err)
		}
		if anchor := ref.Clause.Anchor(); strings.ContainsAny(anchor, " #%\"<>") {
			t.Errorf("%q: the anchor %q needs escapes", text, anchor)
		}
	})
}
