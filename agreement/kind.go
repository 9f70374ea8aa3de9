package agreement

import (
	"maps"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Kind says what a change does.
type Kind string

// The kinds of changes.
const (
	DocumentAdded       Kind = "document-added"            // a document joins the agreement
	DocumentChanged     Kind = "document-changed"          // a document changes, the source names no clause
	DocumentRemoved     Kind = "document-removed"          // a document leaves the agreement
	VersionReplaced     Kind = "version-replaced"          // a numbered version takes the place of another
	ClauseAdded         Kind = "clause-added"              // a new clause
	ClauseChanged       Kind = "clause-changed"            // a clause reads otherwise
	ClauseRemoved       Kind = "clause-removed"            // a clause goes
	DefinitionChanged   Kind = "definition-changed"        // a definition reads otherwise
	DescriptionChanged  Kind = "description-changed"       // what is told of a service changes
	InstructionsAdded   Kind = "instructions-added"        // terms gain instructions on personal data
	InstructionsChanged Kind = "instructions-changed"      // such instructions read otherwise
	InstructionsRemoved Kind = "instructions-removed"      // such instructions go
	PersonalDataChanged Kind = "personal-data-changed"     // what is said of the processing of personal data changes
	UndertakingAdded    Kind = "undertaking-added"         // somebody undertakes more
	UndertakingChanged  Kind = "undertaking-changed"       // an undertaking reads otherwise
	UndertakingRemoved  Kind = "undertaking-removed"       // somebody is freed of an undertaking
	TerminationChanged  Kind = "termination-changed"       // how the agreement or a service can be ended
	FunctionAdded       Kind = "function-added"            // a service can do more
	FunctionRemoved     Kind = "function-removed"          // a service can do less
	AvailabilityChanged Kind = "availability-changed"      // a target for availability
	ScopeWidened        Kind = "scope-widened"             // a service or its users become more
	ScopeNarrowed       Kind = "scope-narrowed"            // a service or its users become fewer
	ServiceAdded        Kind = "service-added"             // a service is covered, and its terms join the agreement
	ServiceRemoved      Kind = "service-removed"           // a service is no longer covered
	ServiceEnding       Kind = "discontinuation-announced" // a service is to be discontinued
	CategoryAdded       Kind = "category-added"            // a new customer category
	CategoryRemoved     Kind = "category-removed"          // a customer category ends
	PriceRaised         Kind = "price-raised"              // prices go up
	PriceUnchanged      Kind = "price-unchanged"           // prices stay where others change
	PriceModelChanged   Kind = "price-model-changed"       // what is charged, and for what
	PriceListChanged    Kind = "price-list-changed"        // a price list changes, the source gives no amount
	EffectiveMoved      Kind = "effective-moved"           // an announced change gets another day
	Announcement        Kind = "announcement"              // something is told that changes no document
)

// kindForm says which keys go with a kind of change.
type kindForm struct {
	needs  []string
	takes  []string
	clause clauseUse
}

// clauseUse says whether the references of a change name clauses.
type clauseUse int

const (
	anyClause clauseUse = iota
	someClause
	noClause
)

// kindForms is the table of kinds. What no form mentions goes with every kind.
func kindForms() map[Kind]kindForm {
	place := kindForm{needs: []string{"in"}}
	clause := kindForm{needs: []string{"in"}, clause: someClause}
	document := kindForm{needs: []string{"in"}, clause: noClause}
	function := kindForm{needs: []string{"in"}, takes: []string{"since"}}
	service := kindForm{needs: []string{"service"}}
	price := kindForm{needs: []string{"price"}, takes: []string{"in"}}
	return map[Kind]kindForm{
		DocumentAdded: document, DocumentRemoved: document,
		DocumentChanged: {needs: []string{"in"}, takes: []string{"figure"}},
		VersionReplaced: {needs: []string{"in", "figure"}, clause: noClause},
		ClauseAdded:     clause, ClauseChanged: clause, ClauseRemoved: clause,
		DefinitionChanged: place, DescriptionChanged: place,
		InstructionsAdded: place, InstructionsChanged: place, InstructionsRemoved: place, PersonalDataChanged: place,
		UndertakingAdded: place, UndertakingChanged: place, UndertakingRemoved: place, TerminationChanged: place,
		FunctionAdded: function, FunctionRemoved: function,
		AvailabilityChanged: {needs: []string{"in", "figure"}},
		ScopeWidened:        place, ScopeNarrowed: place,
		ServiceAdded: service, ServiceRemoved: service, ServiceEnding: place,
		CategoryAdded:   {needs: []string{"category"}, takes: []string{"in"}},
		CategoryRemoved: {needs: []string{"category"}, takes: []string{"in", "replaced_by_category"}},
		PriceRaised:     price, PriceUnchanged: price, PriceModelChanged: price, PriceListChanged: place,
		EffectiveMoved: {needs: []string{"amends"}},
		Announcement:   {takes: []string{"in"}},
	}
}

func kinds() []string {
	var words []string
	for _, k := range slices.Sorted(maps.Keys(kindForms())) {
		words = append(words, string(k))
	}
	return words
}

// governedKeys are the keys that only some kinds of changes have.
func governedKeys() []string {
	return []string{"service", "category", "in", "figure", "since", "replaced_by_category", "price"}
}

// checkKind reports keys that do not go with the kind of change.
func (r *reader) checkKind(c *Change) {
	form, known := r.kinds[c.kind]
	if !known {
		return
	}
	for _, key := range form.needs {
		if !c.value.Field(key).Exists() && !c.freeOf(key) && !r.flawed(c.notice.pos.File) {
			r.errs.Add(c.Pos(), CodeKindFields, "add "+key+":", "a change of kind %s needs %s", c.kind, key)
		}
	}
	for _, key := range governedKeys() {
		if v := c.value.Field(key); v.Exists() && !slices.Contains(form.needs, key) && !slices.Contains(form.takes, key) {
			r.errs.Add(v.Pos(), CodeKindFields, "delete "+key+", or choose another kind", "a change of kind %s has no %s", c.kind, key)
		}
	}
	if v := c.value.Field("unnamed"); v.Exists() && c.leaves() {
		r.errs.Add(v.Pos(), CodeKindFields, "list the day under coverage.missing in agreement.yaml, so that answers say that something may have ended",
			"what ends is named: no answer could tell that it did")
	}
	r.checkClauses(c, form.clause)
}

// freeOf reports whether a change need not have a key that its kind asks for:
// because the notice names nothing, or because it only takes something back.
func (c *Change) freeOf(key string) bool {
	switch key {
	case "service":
		return c.unnamed != ""
	case "in":
		return c.unnamed != "" || c.takesBack()
	case "amends", "figure", "price":
		return c.takesBack()
	}
	return false
}

func (r *reader) checkClauses(c *Change, use clauseUse) {
	for v := range c.value.Field("in").Items() {
		ref, err := ParseReference(v.Text())
		switch {
		case err != nil:
		case use == someClause && ref.Clause == "":
			r.errs.Add(v.Pos(), CodeKindFields, `name the clause, as in "allmanna-villkor 8.7", or use document-changed`, "a change of kind %s names no clause of %s", c.kind, ref.Document)
		case use == noClause && ref.Clause != "":
			r.errs.Add(v.Pos(), CodeKindFields, "name the document alone, or use "+c.clauseKind(), "a change of kind %s is about a clause of %s", c.kind, ref.Document)
		}
	}
}

func (c *Change) clauseKind() string {
	if c.kind == VersionReplaced {
		return string(ClauseChanged)
	}
	return strings.Join([]string{string(ClauseAdded), string(ClauseRemoved)}, " or ")
}

// figureShape is the shape of a [Figure] in a data file.
func figureShape() datafile.Shape {
	return datafile.Record(
		datafile.Field{Name: "unit", Required: true, Shape: datafile.Text(), Doc: "what is counted, such as percent or version"},
		datafile.Field{Name: "from", Shape: datafile.Text(), Doc: "the figure before, as the source prints it"},
		datafile.Field{Name: "to", Required: true, Shape: datafile.Text(), Doc: "the figure after, as the source prints it"},
	)
}

// Figure is a number that a change states, as the source prints it.
type Figure struct {
	Unit string `json:"unit"`           // such as "percent" or "version"
	From string `json:"from,omitempty"` // before, or "" where the source does not say
	To   string `json:"to"`             // after
}

func figureOf(v datafile.Value) *Figure {
	if !v.Exists() {
		return nil
	}
	return &Figure{Unit: v.Field("unit").Text(), From: v.Field("from").Text(), To: v.Field("to").Text()}
}
