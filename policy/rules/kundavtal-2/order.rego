# METADATA
# title: Order
# description: |
#   May this customer order a service? All that Eligible requires, and what the
#   agreement and the service require of the customer itself.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.order

import data.rules.documents
import data.rules.eligible
import data.rules.facts
import data.rules.outcome

# METADATA
# title: The answer
# entrypoint: true
answer := {
	"outcome": outcome.of(required, holds, fails),
	"required": required,
	"holds": holds,
	"fails": fails,
	"unknown": outcome.unknown(required, holds, fails),
	"cites": cites,
	"assumes": assumes,
	"needs": needs,
	"documents": documents.ordered,
	"candidates": documents.ordered_perhaps,
	"obligations": obligations,
}

# METADATA
# title: All that Eligible requires
required contains condition if some condition in eligible.required

# METADATA
# title: The conditions that hold
holds contains condition if some condition in eligible.holds

# METADATA
# title: The conditions that fail
fails contains condition if some condition in eligible.fails

# METADATA
# title: The customer has signed
# custom:
#   code: signed
#   fact: kundavtal-signerat
#   sv: Kunden har tecknat Kundavtal 2
#   en: The customer has signed Kundavtal 2
#   cite: [{document: huvuddokument}, {source: kundavtal, heading: Teckna Kundavtal 2 och beställa tjänster enligt avtalet}]
#   holds: {sv: "Kunden har tecknat Kundavtal 2.", en: "The customer has signed Kundavtal 2."}
#   fails: {sv: "Kunden har inte tecknat Kundavtal 2.", en: "The customer has not signed Kundavtal 2."}
#   unknown: {sv: "Det är inte sagt om kunden har tecknat Kundavtal 2.", en: "It is not said whether the customer has signed Kundavtal 2."}
required contains "signed" if input.channel != "indirekt"

holds contains "signed" if input.facts["kundavtal-signerat"] == "yes"

fails contains "signed" if input.facts["kundavtal-signerat"] == "no"

# METADATA
# title: The customer through which another one is connected has signed
# custom:
#   code: signed-through
#   fact: anslutande-kund-signerat
#   sv: Den kund som anslutningen går genom har tecknat Kundavtal 2
#   en: The customer that the connection goes through has signed Kundavtal 2
#   cite: [{document: huvuddokument}, {source: nya-kundavtal}]
#   holds: {sv: "Den kund som anslutningen går genom har tecknat Kundavtal 2.", en: "The customer that the connection goes through has signed Kundavtal 2."}
#   fails: {sv: "Den kund som anslutningen går genom har inte tecknat Kundavtal 2.", en: "The customer that the connection goes through has not signed Kundavtal 2."}
#   unknown: {sv: "Det är inte sagt om den kund som anslutningen går genom har tecknat Kundavtal 2.", en: "It is not said whether the customer that the connection goes through has signed Kundavtal 2."}
required contains "signed-through" if input.channel == "indirekt"

holds contains "signed-through" if input.facts["anslutande-kund-signerat"] == "yes"

fails contains "signed-through" if input.facts["anslutande-kund-signerat"] == "no"

# METADATA
# title: The customer meets what the service asks for
# custom:
#   code: requirement
#   sv: Kunden uppfyller tjänstens krav
#   en: The customer meets what the service asks for
#   cite: [{source: kundavtal, heading: Avtalsdokument i Kundavtal 2}]
#   holds: {sv: "Uppfyllt: {subject}.", en: "Met: {subject}."}
#   fails: {sv: "Inte uppfyllt: {subject}.", en: "Not met: {subject}."}
#   unknown: {sv: "Uppgift saknas: {subject}.", en: "Not said: {subject}."}
required contains concat(":", ["requirement", fact]) if some fact in eligible.needs

holds contains concat(":", ["requirement", fact]) if {
	some fact in eligible.needs
	input.facts[fact] == "yes"
}

fails contains concat(":", ["requirement", fact]) if {
	some fact in eligible.needs
	input.facts[fact] == "no"
}

# METADATA
# title: The facts that the question asks for
needs contains "kundavtal-signerat" if input.channel != "indirekt"

needs contains "anslutande-kund-signerat" if input.channel == "indirekt"

needs contains fact if some fact in eligible.needs

# METADATA
# title: The changes and sources that decided, by condition
cites contains cite if some cite in eligible.cites

cites contains [concat(":", ["requirement", r.fact]), r.cite] if some r in facts.requirements

cites contains [concat(":", ["requirement", fact]), facts.offer.cite] if some fact in facts.offer.requires

# METADATA
# title: What the answer takes for granted
assumes contains key if some key in eligible.assumes

assumes contains key if {
	some r in facts.requirements
	some key in r.assumes
}

# METADATA
# title: The order goes through Beställ och ändra
# custom:
#   obligation: order-channel
#   sv: Enligt sidan om Kundavtal 2 görs beställningen genom Beställ och ändra.
#   en: By the page on Kundavtal 2, the order is placed through Beställ och ändra.
#   cite: [{source: kundavtal, heading: Teckna Kundavtal 2 och beställa tjänster enligt avtalet}]
obligations contains "order-channel" if input.channel in {"direkt", "via-agent", "leverantor"}

# METADATA
# title: The agent's side is another matter
# custom:
#   obligation: agent-side
#   sv: Agentens egen sida, som Agentavtalet och de anmälningar som det kräver, prövas inte i det här svaret.
#   en: The agent's own side, such as Agentavtalet and the notifications that it asks for, is not examined in this answer.
#   cite: [{source: agentavtalet}, {document: agentavtal-bilaga-1, clause: "6.4"}]
obligations contains "agent-side" if input.channel == "via-agent"

# METADATA
# title: The service's own terms bind from the order
# custom:
#   obligation: service-terms
#   sv: Tjänstens egna villkor binder kunden när tjänsten är beställd.
#   en: The service's own terms bind the customer once the service is ordered.
#   cite: [{document: btv}, {source: nya-kundavtal}]
obligations contains "service-terms"
