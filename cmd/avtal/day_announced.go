package main

import (
	"strconv"

	"github.com/kundavtal/avtal/agreement"
)

// tellAnnounced leaves the prices to their table.
func (sh shower) tellAnnounced(d dayView) {
	sh.heading(sh.pick("Publicerat, men har inte börjat gälla", "Published, but not begun"))
	dated, undated, prices := table{}, []agreement.Upcoming(nil), 0
	for _, u := range d.announced {
		_, price := u.Change.Price()
		switch {
		case price:
			prices++
		case u.Effective.Day.IsZero():
			undated = append(undated, u)
		default:
			dated.add(u.Effective.Day.String(), sh.announced(u))
		}
	}
	sh.table(dated)
	if prices > 0 {
		sh.indented("  ", sh.pick("Dessutom ", "Besides, ")+sh.count(prices, "ändring av priser, som står ovan.", "ändringar av priser, som står ovan.",
			"change of prices, which stands above.", "changes of prices, which stand above."))
	}
	if len(dated.rows)+prices == 0 {
		sh.indented("  ", sh.pick("Ingenting som datamängden känner till.", "Nothing that the data set knows of."))
	}
	sh.tellUndated(undated)
}

func (sh shower) announced(u agreement.Upcoming) string {
	return u.Change.Text().In(sh.lang()) + " [" + string(u.Change.ID()) + "]"
}

// tellUndated writes the changes whose day is not known, and only their number
// where a notice has several.
func (sh shower) tellUndated(list []agreement.Upcoming) {
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Publicerat utan känd dag", "Published without a known day"))
	t := table{}
	for len(list) > 0 {
		n, notice := 1, list[0].Change.Notice()
		for n < len(list) && list[n].Change.Notice() == notice {
			n++
		}
		what := strconv.Itoa(n) + " " + sh.pick("ändringar", "changes") + ": avtal show " + string(notice.ID())
		if n == 1 {
			what = sh.announced(list[0])
			if after := list[0].Effective.After; after != "" {
				what += " (" + sh.effective(list[0].Effective) + ")"
			}
		}
		t.add(string(notice.ID()), what)
		list = list[n:]
	}
	sh.table(t)
}
