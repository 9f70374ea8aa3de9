package main

import (
	"cmp"

	"github.com/kundavtal/avtal/agreement"
)

// sourceRecord is a source in JSON, with what cites it.
type sourceRecord struct {
	agreement.Source
	Documents []agreement.DocumentID `json:"documents"`
	Notices   []agreement.NoticeID   `json:"notices"`
	Services  []string               `json:"services"`
}

func (sh shower) source(src agreement.Source) error {
	r := sourceRecord{src, []agreement.DocumentID{}, []agreement.NoticeID{}, []string{}}
	for _, d := range sh.agr.Documents() {
		if d.Evidence().Source == src.ID {
			r.Documents = append(r.Documents, d.ID())
		}
	}
	for _, n := range sh.agr.Notices() {
		if n.Evidence().Source == src.ID {
			r.Notices = append(r.Notices, n.ID())
		}
	}
	for _, svc := range sh.cat.Services() {
		if svc.Offers().Evidence.Source == src.ID || svc.Since().Evidence.Source == src.ID {
			r.Services = append(r.Services, svc.ID())
		}
	}
	if sh.json {
		return sh.write(r)
	}
	sh.heading(src.Title + " [" + string(src.ID) + "]")
	sh.labelled(sh.pick("adress", "address"), cmp.Or(src.Address, sh.pick("okänd", "unknown")))
	sh.labelled(sh.pick("publicerad", "published"), cmp.Or(src.Day.String(), sh.pick("okänd dag", "unknown day")))
	sh.labelled(sh.pick("anmärkning", "note"), src.Note)
	sh.tellCiting(r)
	return nil
}

func (sh shower) tellCiting(r sourceRecord) {
	for _, id := range r.Documents {
		sh.labelled(sh.pick("dokument", "document"), string(id))
	}
	for _, id := range r.Notices {
		sh.labelled(sh.pick("meddelande", "notice"), string(id))
	}
	for _, id := range r.Services {
		sh.labelled(sh.pick("tjänst", "service"), id)
	}
}
