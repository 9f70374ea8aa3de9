package policytest

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

// mistake is one slip of an editor: in a file, the first text of old becomes new.
// An empty old adds new at the end; an empty new takes the file away.
type mistake struct {
	file, old, new string
	code           datafile.Code
}

// mistakes are what people do to data by hand, each in a file of its own, so that
// all of them can be made at once.
func mistakes() []mistake {
	return []mistake{
		{"services/eira/service.yaml", "names:", "name:", "unknown-key"},
		{"services/eklient/service.yaml", "source: andringar", "source: andringr", "unknown-source"},
		{"services/tidbokning/service.yaml", "value: true", "value: yes", "bad-value"},
		{"services/ombudstjansten/service.yaml", "from: 2023-10-23", "from: 2023-10-32", "bad-value"},
		{"services/svevac/service.yaml", "- service: personuppgiftstjansten", "- service: personuppgiftstjanst", "unknown-service"},
		{"services/sebra/service.yaml", "fact: ansluten-siths", "fact: siths", "unknown-fact"},
		{"services/sil/service.yaml", "closed: false", "closed: nej", "bad-value"},
		{"services/pascal/service.yaml", "basis: inferred", "basis: infered", "bad-value"},
		{"services/nitha/service.yaml", "category: kommun", "category: komun", "unknown-category"},
		{"services/1177-journal/service.yaml", "reading: ", "reading: a", "bad-value"},
		{"services/1177-inkorg/service.yaml", "channel: via-agent", "channel: agent", "unknown-channel"},
		{"services/stod-och-behandling/service.yaml", "{name: Stöd och behandling", "{name: NPÖ", "same-name"},
		{"services/intygstjanster/service.yaml", "\noffers:", "\n\toffers:", "tab"},
		{"services/infektionsverktyget/service.yaml", "names:\n", "names:\n- - ", "wrong-type"},
		{"services/statistiktjansten/service.yaml", "{name: Statistiktjänsten", "{name: Statistiktjänsten, för alla", "empty-value"},
		{"services/utbudstjansten/service.yaml", "names:", "names: &a", "alias"},
		{"services/hjalpmedelstjansten/service.yaml", "why: The page says", "whi: The page says", "unknown-key"},
		{"services/saker-digital-kommunikation/service.yaml", "why: ", "why: # ", "multi-line"},
		{"services/nitha/service.yaml", "    why: The page asks that the organisation and its users are entered in HSA; that an order asks for it is concluded.\n", "", "no-reasoning"},
		{"services/identifieringstjanst-siths/service.yaml", "channels: [", "channels: [fax, ", "unknown-channel"},
		{"services/katalogtjanst-hsa/service.yaml", "basis: inferred", "basis: stated", "no-reasoning"},
		{"services/underskriftstjansten/service.yaml", "names:", "names: !list", "tag"},
		{"services/journal-via-natet/service.yaml", "value: true", "value: true # säkert", "comment-after-value"},
		{"services/journalen/service.yaml", "service: journal-via-natet", "service: journalen", "own-successor"},
		{"services/personuppgiftstjansten/service.yaml", "until: 2022-09-16", "until: 2019-12-18", "empty-period"},
		{"services/formularhantering/service.yaml", "seen: 2019-02-26", "seen: 2019-02-26, from: 2019-02-26", "one-of"},
		{"services/elektronisk-remiss/service.yaml", "en: ", "en: \"", "unclosed"},
		{"services/fodelseanmalan/service.yaml", "names:", "---\nnames:", "second-document"},
		{"services/egen-provhantering/service.yaml", "- category: ", "- category: region\n      category: ", "duplicate-key"},
		{"notices/2018-05-28.yaml", "in: huvuddokument kap-20", "in: huvuddokumentet kap-20", "unknown-document"},
		{"notices/2018-07-04.yaml", "effective: 2018-07-04", "effektive: 2018-07-04", "unknown-key"},
		{"notices/2018-10-17.yaml", "kind: service-added", "kind: service-add", "bad-value"},
		{"notices/2018-12-12.yaml", "group: nya-tjanster", "group: nya-tjansterna", "unknown-group"},
		{"notices/2019-02-26.yaml", "kind: clause-removed", "kind: document-removed", "kind-fields"},
		{"notices/2019-05-09.yaml", "taken: 2019-05-09, reading: A10", "taken: 2019-05-09", "taken"},
		{"notices/2019-06-14.yaml", "effective: 2019-06-14", "effective: 2019-06-13", "before-published"},
		{"notices/2019-09-30.yaml", "service: sil", "service: sill", "unknown-service"},
		{"notices/2019-10-07.yaml", ", effective: 2019-10-07", "", "no-effective-day"},
		{"notices/2020-04-02.yaml", "category: systemintegrator", "category: systemintegratorer", "unknown-category"},
		{"notices/2020-06-18.yaml", "sv: ", "sv: Nytt: ", "colon-in-text"},
		{"notices/2020-09-30.yaml", "after: siths-nya-autentiseringen", "after: nya-siths", "unknown-event"},
		{"notices/2022-11-02.yaml", "partial: true\n", "", "in-hole"},
		{"notices/2023-02-22.yaml", "to: \"2.0\"", "to: 2.0", "needs-quotes"},
		{"notices/2023-03-30.yaml", "nature: [clarification]", "nature: []", "empty-value"},
		{"notices/2023-09-19.yaml", "percent: \"4\"", "percent: \"4 %\"", "bad-value"},
		{"notices/2019-12-18-agentavtal.yaml", "repeats: 2019-12-18/reglering-av-skada-3.11", "repeats: 2019-12-18/reglering-av-skada", "unknown-change"},
		{"notices/2024-04-24.yaml", "source:", "<<<<<<< HEAD\nsource:", "conflict-marker"},
		{"documents/skr-pub/document.yaml", "role: pub", "rol: pub", "unknown-key"},
		{"documents/kundkategorier/document.yaml", "agreement: kundavtal-2", "agreement: kundavtal2", "unknown-agreement"},
		{"documents/allmanna-villkor/first.md", "\n## ", "\n# ", "heading"},
		{"documents/villkor-ntjp/2019-12-18.md", "", "<b>viktigt</b>\n", "markup"},
		{"documents/reglering-av-skada/2020-01-01.md", "", "# Reglering av skada\n", "unannounced-words"},
		{"notices/2021-1-2.yaml", "", "source: andringar\n", "unknown-file"},
		{"flows/flow-direct-order.yaml", "who: kund-bestallare", "who: bestallare", "unknown-party"},
		{"flows/migration-order.yaml", "steps:", "step:", "unknown-key"},
		{"statements.yaml", "until: 2019-06-14", "until: 2019-06-15", "period"},
		{"flows/migration-contact.yaml", "sv: ", "sv: A\u030ar 2018. ", "not-nfc"},
	}
}

// edited returns the embedded data set with some mistakes in it.
func edited(t *testing.T, list []mistake) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(kundavtal2.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(kundavtal2.FS(), name)
		fsys[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		text := ""
		if f := fsys[m.file]; f != nil {
			text = string(f.Data)
		}
		if m.old != "" && !strings.Contains(text, m.old) {
			t.Fatalf("%s has no %q", m.file, m.old)
		}
		if m.old == "" {
			text += m.new
		} else {
			text = strings.Replace(text, m.old, m.new, 1)
		}
		fsys[m.file] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestMistakes makes each mistake alone, and all of them at once: each is reported
// in its file, by its code, with what to do, in one run and in a fixed order.
func TestMistakes(t *testing.T) {
	Unraced(t)
	list := mistakes()
	if len(list) < 50 {
		t.Fatalf("only %d mistakes", len(list))
	}
	for _, m := range list {
		requireReported(t, problemsOf(t, edited(t, []mistake{m})), m)
	}
	all := problemsOf(t, edited(t, list))
	for _, m := range list {
		requireReported(t, all, m)
	}
	if again := problemsOf(t, edited(t, list)); again.Error() != all.Error() {
		t.Error("the problems come in another order the second time")
	}
}

func problemsOf(t *testing.T, fsys fs.FS) datafile.ErrorList {
	t.Helper()
	_, err := policy.Load(fsys)
	var list datafile.ErrorList
	if !errors.As(err, &list) {
		t.Fatalf("no problems: %v", err)
	}
	return list
}

func requireReported(t *testing.T, list datafile.ErrorList, m mistake) {
	t.Helper()
	i := slices.IndexFunc(list, func(e *datafile.Error) bool { return e.Pos.File == m.file && e.Code == m.code })
	if i < 0 {
		t.Errorf("%s, %q for %q: no [%s] among %d problems, the first: %s", m.file, m.new, m.old, m.code, len(list), list[0])
		return
	}
	if list[i].Hint == "" {
		t.Errorf("no word on what to do: %s", list[i])
	}
}
