package policytest

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

func field(name, doc string, required bool, shape datafile.Shape) datafile.Field {
	return datafile.Field{Name: name, Required: required, Shape: shape, Doc: doc}
}

func dayFields() []datafile.Field {
	return []datafile.Field{
		field("on", "the day it is about", true, agreement.DayShape()),
		field("known", "the day as of which it is asked", false, agreement.DayShape()),
	}
}

// casesShape is the form of a file of cases. The keys of a question are those of the
// question's Go type, in small letters.
func casesShape() datafile.Shape {
	id := datafile.Of(datafile.ID())
	service := field("service", "the service", true, id)
	customer := []datafile.Field{
		service, field("category", "the customer category", true, id), field("channel", "the way to connect", true, id),
	}
	answers := datafile.MapOf(datafile.ID(), datafile.Word("yes", "no"))
	place := field("in", "the document, or the document and the clause", true, datafile.Text())
	codes := datafile.ListOf(id).Or(datafile.Word("none"))
	words := datafile.ListOf(datafile.Text()).Or(datafile.Word("none"))
	cells := datafile.MapOf(datafile.ID(), datafile.ListOf(id)).Or(datafile.Word("none"))
	return datafile.MapOf(datafile.ID(), datafile.Record(
		field("why", "why the case is there", true, datafile.Text()),
		field("eligible", "may the category have the service", false, datafile.Record(slices.Concat(customer, dayFields())...)),
		field("order", "may the customer order the service", false, datafile.Record(slices.Concat(customer, dayFields(), []datafile.Field{
			field("facts", "what is said of the customer", false, answers),
		})...)),
		field("documents", "which documents concern the use of a service", false,
			datafile.Record(append(dayFields(), service)...)),
		field("pub", "which processor agreement applies", false, datafile.Record(append(dayFields(), service,
			field("relation", "the relation of the two parties", true, id))...)),
		field("matrix", "who may have which services through a channel: every customer category that the case does not list for a service must be refused", false,
			datafile.Record(append(dayFields(), field("channel", "the way to connect", true, id),
				field("services", "the services that the case is about; all of them if left out", false, datafile.ListOf(id)))...)),
		field("document", "how a document stands", false, datafile.Record(append(dayFields(), place)...)),
		field("clause", "how a clause stands", false, datafile.Record(append(dayFields(), place)...)),
		field("outcome", "what the decision comes to", false, datafile.Word("allowed", "refused", "undetermined")),
		field("holds", "the codes of all conditions that hold, or none", false, codes),
		field("fails", "the codes of all conditions that fail, or none", false, codes),
		field("unknown", "the codes of all conditions that are unknown, or none", false, codes),
		field("lacks", "the facts whose answers are lacking, or none", false, codes),
		field("applies", "the documents that apply, or none", false, datafile.ListOf(datafile.Text()).Or(datafile.Word("none"))),
		field("candidates", "the documents that can apply, or none", false, codes),
		field("missing", "the first days of the periods whose missing notices bear on the answer (of a period without a first day, its last), or none", false,
			datafile.ListOf(agreement.DayShape()).Or(datafile.Word("none"))),
		field("allowed", "by service, the customer categories of the matrix that are allowed, or none", false, cells),
		field("undetermined", "by service, the customer categories of the matrix that are undetermined, or none", false, cells),
		field("status", "how the document or clause stands", false, datafile.Word("in-force", "not-yet", "ended", "before-evidence", "never-known")),
		field("version", "the version in force, or none", false, datafile.Text()),
		field("successors", "what stands in the place of the clause, or none", false, words),
	))
}

// Formats returns the form of the files of cases.
func Formats() []datafile.Format {
	return []datafile.Format{{Name: "cases", Files: "cases/<topic>.yaml", Shape: casesShape(),
		Doc: "Decisions that a lawyer can read: one question and what is expected of its answer. A list names all of them; none is the empty list. Of a matrix, whatever the case does not list must be refused.", Example: casesExample}}
}

const casesExample = `hjalpmedelstjansten-dagen-fore:
  why: The notice of 2018-12-12 adds the service on that day.
  order: {service: hjalpmedelstjansten, category: hjalpmedelsleverantor, channel: direkt, on: 2018-12-11}
  outcome: refused
  fails: [category-exists, service-covered]
vem-far-bestalla:
  why: The page of Hjälpmedelstjänsten counts who may order; that of Nitha says less of private care providers.
  matrix: {on: 2018-12-12, channel: direkt, services: [hjalpmedelstjansten, nitha]}
  allowed:
    hjalpmedelstjansten: [region, kommun, hjalpmedelsleverantor]
    nitha: [region, kommun]
  undetermined:
    nitha: [privat-vardgivare]
`
