package changelog

import (
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// kindLabel says in plain Swedish what a change does. A kind without words of
// its own here keeps its name.
func kindLabel(k agreement.Kind) string {
	switch k {
	case agreement.DocumentAdded:
		return "Nytt dokument"
	case agreement.DocumentChanged:
		return "Ändrat dokument"
	case agreement.DocumentRemoved:
		return "Dokument utgår"
	case agreement.VersionReplaced:
		return "Ny version"
	case agreement.ClauseAdded:
		return "Ny punkt"
	case agreement.ClauseChanged:
		return "Ändrad punkt"
	case agreement.ClauseRemoved:
		return "Punkt utgår"
	case agreement.DefinitionChanged:
		return "Ändrad definition"
	case agreement.EffectiveMoved:
		return "Flyttad dag"
	case agreement.Announcement:
		return "Besked"
	}
	return termsKindLabel(k)
}

// termsKindLabel is kindLabel for what becomes of the content of terms.
func termsKindLabel(k agreement.Kind) string {
	switch k {
	case agreement.DescriptionChanged:
		return "Ändrad beskrivning"
	case agreement.InstructionsAdded:
		return "Nya instruktioner"
	case agreement.InstructionsChanged:
		return "Ändrade instruktioner"
	case agreement.InstructionsRemoved:
		return "Instruktioner utgår"
	case agreement.PersonalDataChanged:
		return "Ändrat om personuppgifter"
	case agreement.UndertakingAdded:
		return "Nytt åtagande"
	case agreement.UndertakingChanged:
		return "Ändrat åtagande"
	case agreement.UndertakingRemoved:
		return "Åtagande utgår"
	case agreement.TerminationChanged:
		return "Ändrade villkor för uppsägning"
	case agreement.FunctionAdded:
		return "Ny funktion"
	case agreement.FunctionRemoved:
		return "Funktion utgår"
	case agreement.AvailabilityChanged:
		return "Ändrat mål för tillgänglighet"
	case agreement.ScopeWidened:
		return "Vidare omfattning"
	case agreement.ScopeNarrowed:
		return "Snävare omfattning"
	}
	return otherKindLabel(k)
}

// otherKindLabel is kindLabel for services, customer categories and prices.
func otherKindLabel(k agreement.Kind) string {
	switch k {
	case agreement.ServiceAdded:
		return "Ny tjänst"
	case agreement.ServiceRemoved:
		return "Tjänst utgår"
	case agreement.ServiceEnding:
		return "Tjänst ska avvecklas"
	case agreement.CategoryAdded:
		return "Ny kundkategori"
	case agreement.CategoryRemoved:
		return "Kundkategori utgår"
	case agreement.PriceRaised:
		return "Höjt pris"
	case agreement.PriceUnchanged:
		return "Oförändrat pris"
	case agreement.PriceModelChanged:
		return "Ändrad prismodell"
	case agreement.PriceListChanged:
		return "Ändrad prislista"
	}
	return string(k)
}

func natureLabel(n agreement.Nature) string {
	switch n {
	case agreement.Editorial:
		return "redaktionell"
	case agreement.Clarification:
		return "förtydligande"
	case agreement.Codification:
		return "kodifiering av praxis"
	case agreement.Linguistic:
		return "språklig"
	case agreement.Correction:
		return "rättelse"
	}
	return string(n)
}

// levelLabel says which sentence of a notice declares something.
func levelLabel(l agreement.Level) string {
	switch l {
	case agreement.Own:
		return "sägs om just ändringen"
	case agreement.Group:
		return "sägs om hela gruppen"
	case agreement.All:
		return "sägs om hela meddelandet"
	}
	return ""
}

func statusLabel(s agreement.Status) string {
	switch s {
	case agreement.InForce:
		return "Gäller"
	case agreement.NotYet:
		return "Kommande"
	case agreement.Ended:
		return "Gäller inte längre"
	case agreement.BeforeEvidence:
		return "Inte belagt än"
	}
	return "Utkast"
}

func fateLabel(f Fate) string {
	switch f {
	case Changed:
		return "Ändrat"
	case Added:
		return "Tillkommer"
	case Removed:
		return "Utgår"
	}
	return "Oförändrat"
}

func relationLabel(r Relation) string {
	switch r {
	case CorrespondsTo:
		return "Motsvarighet"
	case ReplacedBy:
		return "Ersätts av"
	case Replaces:
		return "Ersätter"
	case MovedTo:
		return "Flyttas till"
	case MovedFrom:
		return "Flyttas från"
	}
	return string(r)
}

// fieldLabel names a field of a change that no source states.
func fieldLabel(field string) string {
	switch field {
	case "in":
		return "vilket dokument eller vilken punkt det gäller"
	case "kind":
		return "vilket slags ändring det är"
	case "service":
		return "vilken tjänst det gäller"
	case "category":
		return "vilken kundkategori det gäller"
	case "replaced_by_category":
		return "vilken kundkategori som tar över"
	case "figure":
		return "vilket mått det gäller"
	case "since":
		return "sedan när det är så"
	case "price":
		return "vad som blir av priset"
	case "group", "own":
		return "vad meddelandet säger om ändringen"
	case "corresponds", "replaced_by", "moved_to":
		return "vilken annan punkt som hör ihop med den"
	}
	return "fältet " + field
}

// roleLabel says what a document is for, or "" where the role says nothing to
// a reader.
func roleLabel(role string) string {
	switch role {
	case "main":
		return "Avtalets huvuddokument"
	case "general":
		return "Villkor som gäller för alla tjänster"
	case "definitions":
		return "Termer som flera dokument använder"
	case "pub":
		return "Personuppgiftsbiträdesavtal"
	case "pub-instructions":
		return "Instruktioner för behandling av personuppgifter"
	case "categories":
		return "Vilka som kan vara kunder"
	case "liability":
		return "Ansvar för skada"
	case "platform":
		return "Villkor för den som ansluter till plattformen"
	case "terms":
		return "Villkor för en tjänst"
	}
	return ""
}

// clauseLabel is how a clause is printed in running text.
func clauseLabel(c agreement.Clause) string {
	if n, ok := strings.CutPrefix(string(c), "kap-"); ok {
		return "kapitel " + n
	}
	if c.Numbered() {
		return string(c)
	}
	return "”" + capital(strings.ReplaceAll(string(c), "-", " ")) + "”"
}
