package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Party is somebody who does something under the agreements, such as the
// customer or an agent.
type Party struct {
	ID       string
	Name     agreement.Bilingual
	Evidence agreement.Evidence
}

// Role is what somebody at a party may do, such as the one who attests orders.
type Role struct {
	ID       string
	Name     agreement.Bilingual
	Of       string // the id of the party
	May      agreement.Bilingual
	Evidence agreement.Evidence
}

// SigningMethod is a way to sign an agreement.
type SigningMethod struct {
	ID       string
	Name     agreement.Bilingual
	Evidence agreement.Evidence
}

// Parties returns everybody who does something, in the order of categories.yaml.
func (c *Catalog) Parties() []Party { return slices.Clone(c.parties) }

// Roles returns the roles, in the order of categories.yaml.
func (c *Catalog) Roles() []Role { return slices.Clone(c.roles) }

// SigningMethods returns the ways to sign, in the order of categories.yaml.
func (c *Catalog) SigningMethods() []SigningMethod { return slices.Clone(c.signing) }

// Who returns the name of a party or a role by its id.
func (c *Catalog) Who(id string) (agreement.Bilingual, bool) {
	for _, p := range c.parties {
		if p.ID == id {
			return p.Name, true
		}
	}
	for _, r := range c.roles {
		if r.ID == id {
			return r.Name, true
		}
	}
	return agreement.Bilingual{}, false
}

func (r *reader) checkParty(v datafile.Value) {
	var ids []string
	for _, p := range r.cat.parties {
		ids = append(ids, p.ID)
	}
	if v.Exists() && !slices.Contains(ids, v.Text()) && r.lists("categories.yaml") {
		r.errs.Add(v.Pos(), CodeUnknownParty, datafile.Suggest(v.Text(), ids), "categories.yaml has no party %q", v.Text())
	}
}

// checkWho reports somebody who is neither a party nor a role.
func (r *reader) checkWho(v datafile.Value) {
	if _, ok := r.cat.Who(v.Text()); v.Exists() && !ok && r.lists("categories.yaml") {
		var ids []string
		for _, p := range r.cat.parties {
			ids = append(ids, p.ID)
		}
		for _, o := range r.cat.roles {
			ids = append(ids, o.ID)
		}
		r.errs.Add(v.Pos(), CodeUnknownParty, datafile.Suggest(v.Text(), ids), "categories.yaml has no party and no role %q", v.Text())
	}
}
