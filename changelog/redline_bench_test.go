package changelog

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

const legalWords = `avtalet kunden agenten inera tjänsten tjänsterna leverantören parten parterna underbiträdet
personuppgifter personuppgiftsansvarig personuppgiftsbiträdesavtal säkerhetsåtgärder behörighet åtkomst ersättning
avgift avgifterna faktura uppsägning uppsägningstid hävning väsentligt avtalsbrott skada skadestånd force majeure
sekretess konfidentiell information meddelande skriftligen utan dröjsmål senast inom enligt punkt bilaga villkor
ändring ändringar träder ikraft gäller upphör ska får inte ej kan har äger rätt att och eller samt men om när då
som vilken vilket detta denna dessa den det en ett av för med till från i på vid under över efter före mellan genom
region kommun vårdgivare invånare myndighet huvudman uppdrag beställning anslutning driftsättning testmiljö produktion
tillgänglighet servicenivå avbrott underhåll support ärende felanmälan uppföljning revision granskning dokumentation
skyldig ansvarar åtar tillhandahåller förbinder medger godkänner informerar lämnar behandlar lagrar raderar överför`

// swedishText makes up an agreement of about the size, always the same for a seed.
func swedishText(seed uint64, size int) string {
	random, words := rand.New(rand.NewPCG(seed, 1)), strings.Fields(legalWords)
	var b strings.Builder
	for b.Len() < size {
		for range 2 + random.IntN(4) {
			for i := range 6 + random.IntN(16) {
				word := words[random.IntN(len(words))]
				switch {
				case i == 0:
					_, n := utf8.DecodeRuneInString(word)
					word = strings.ToUpper(word[:n]) + word[n:]
				case random.IntN(40) == 0:
					word = " 5\u00a0000\u00a0kr"
				case random.IntN(12) == 0:
					word = ", " + word
				default:
					word = " " + word
				}
				b.WriteString(word)
			}
			b.WriteString(". ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// changedText returns text with about percent of its words put in, left out or replaced.
func changedText(seed uint64, text string, percent int) string {
	random, words := rand.New(rand.NewPCG(seed, 2)), strings.Fields(legalWords)
	parts := strings.Split(text, " ")
	changed := parts[:0:0]
	for _, part := range parts {
		if random.IntN(100) >= percent {
			changed = append(changed, part)
			continue
		}
		word := words[random.IntN(len(words))]
		switch random.IntN(4) {
		case 0:
			changed = append(changed, part, word)
		case 1, 2:
			changed = append(changed, word)
		}
	}
	return strings.Join(changed, " ")
}

// randomWords returns count words out of a vocabulary that says nothing.
func randomWords(seed uint64, count, vocabulary int) string {
	random := rand.New(rand.NewPCG(seed, 3))
	words := make([]string, count)
	for i := range words {
		n := random.IntN(vocabulary)
		words[i] = "å" + string(rune('a'+n%26)) + string(rune('a'+n/26%26)) + string(rune('a'+n/676%26))
	}
	return strings.Join(words, " ")
}

// boundedGaps returns random words divided every so often by words that are an anchor.
func boundedGaps(seed uint64, gaps, gap int) string {
	var b strings.Builder
	for i := range gaps {
		b.WriteString(randomWords(seed+uint64(i), gap, 4) + " ANKARE " + strings.Repeat("i", i) + "\n")
	}
	return b.String()
}

// strangers returns signs, each a token, divided like boundedGaps.
func strangers(signs string, gaps, gap int) string {
	random := rand.New(rand.NewPCG(4, 4))
	var b strings.Builder
	for i := range gaps {
		for range gap {
			b.WriteByte(signs[random.IntN(len(signs))])
		}
		b.WriteString(" ANKARE " + strings.Repeat("i", i) + "\n")
	}
	return b.String()
}

// BenchmarkRedline compares ways to one redline; edits, changed bytes and cuts
// inside words say what each is worth.
func BenchmarkRedline(b *testing.B) {
	agreement := swedishText(1, 44_000)
	for _, c := range []struct{ name, old, new string }{
		{"44KB", agreement, changedText(2, agreement, 3)},
		{"44KBrewritten", agreement, changedText(2, agreement, 35)},
		{"random", randomWords(1, 5_000, 500), randomWords(2, 5_000, 500)},
		{"rare", randomWords(1, 5_000, 17_576), randomWords(2, 5_000, 17_576)},
		{"gaps", boundedGaps(100, 10, 500), boundedGaps(200, 10, 500)},
		{"strangers", strangers("!#%", 10, 1_000), strangers("&/=", 10, 1_000)},
	} {
		for _, way := range []struct {
			name string
			edit func(old, new string) []Edit
		}{
			{"ours", func(old, new string) []Edit { return redline(b, old, new) }},
			{"aligned", alignedOnly},
			{"exactwords", exactWords},
			{"characters", func(old, new string) []Edit { return characters(old, new, false) }},
			{"checklines", func(old, new string) []Edit { return characters(old, new, true) }},
		} {
			b.Run(c.name+"/"+way.name, func(b *testing.B) {
				b.ReportAllocs()
				var edits []Edit
				for b.Loop() {
					edits = way.edit(c.old, c.new)
				}
				report(b, edits)
				kilobytes := float64(len(c.old)+len(c.new)) / 2 / 1024
				b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N)/kilobytes, "ms/KB")
			})
		}
	}
}

func report(b *testing.B, edits []Edit) {
	changes, cuts := 0, 0
	before := ""
	for _, e := range edits {
		if e.Op != Equal {
			changes++
		}
		if e.Op != Inserted {
			if insideWord(before, e.Text) {
				cuts++
			}
			before = e.Text
		}
	}
	b.ReportMetric(float64(changes), "edits")
	b.ReportMetric(float64(changedSize(edits)), "changedB")
	b.ReportMetric(float64(cuts), "cuts")
}

// alignedOnly is Redline before the clean-up.
func alignedOnly(old, new string) []Edit {
	p, err := readPair(old, new)
	if err != nil {
		panic(err)
	}
	return p.edits(p.aligned())
}

// exactWords is go-diff alone over the tokens.
func exactWords(old, new string) []Edit {
	p, err := readPair(old, new)
	if err != nil {
		panic(err)
	}
	whole := region{0, len(p.old.ids), 0, len(p.new.ids)}
	return p.edits(joined(append(p.compare([]block{{}}, whole), block{whole.oldEnd, whole.newEnd, 0})))
}

// characters is go-diff as its manual shows it, without the deadline.
func characters(old, new string, checklines bool) []Edit {
	diff := diffmatchpatch.DiffMatchPatch{}
	var edits []Edit
	for _, d := range diff.DiffCleanupSemantic(diff.DiffMain(old, new, checklines)) {
		op := map[diffmatchpatch.Operation]Op{diffmatchpatch.DiffDelete: Deleted, diffmatchpatch.DiffInsert: Inserted}[d.Type]
		edits = append(edits, Edit{op, d.Text})
	}
	return edits
}
