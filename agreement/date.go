package agreement

import (
	"cmp"
	"fmt"
	"math"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Date is a calendar day between 1900-01-01 and 2199-12-31, without time or
// zone. The zero Date is no day at all; where a Date bounds something, it
// means unbounded.
type Date struct{ n int32 } // see index

const dayForm = "2006-01-02"

func dayZero() time.Time { return time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC) }

// ParseDate reads a day written as YYYY-MM-DD, and no other form, between
// 1900-01-01 and 2199-12-31.
func ParseDate(s string) (Date, error) {
	y, m, d, ok := digits(s)
	if !ok || y < 1900 || y > 2199 {
		return Date{}, fmt.Errorf("%q is not a day of the form YYYY-MM-DD from 1900-01-01 to 2199-12-31", s)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return dateOf(t), nil
}

// MustParseDate is [ParseDate] for days written in a program; it panics on any
// other text.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func digits(s string) (y, m, d int, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	number := func(part string) (n int) {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return -1
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	y, m, d = number(s[:4]), number(s[5:7]), number(s[8:])
	return y, m, d, y >= 0 && m >= 0 && d >= 0
}

func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	utc := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	const day = 24 * 60 * 60 // time.Duration holds 292 years, fewer than a Date
	return dateAt((utc.Unix() - dayZero().Unix()) / day)
}

// dateAt returns the day by its index. What would be the zero Date, and all before
// it, is moved down by one: the day before the calendar is not no day at all.
func dateAt(index int64) Date {
	if index <= 0 {
		index--
	}
	return Date{int32(min(max(index, math.MinInt32), math.MaxInt32))}
}

// index counts the days after 1899-12-31.
func (d Date) index() int64 {
	if d.n < 0 {
		return int64(d.n) + 1
	}
	return int64(d.n)
}

func (d Date) time() time.Time { return dayZero().AddDate(0, 0, int(d.index())) }

// IsZero reports whether d is no day at all.
func (d Date) IsZero() bool { return d.n == 0 }

// String returns the day as YYYY-MM-DD, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(dayForm)
}

// Civil returns the year, the month from 1 and the day of the month.
func (d Date) Civil() (year, month, day int) {
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Compare returns -1, 0 or +1 as d is before, the same as or after e.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// AddDays returns the day n days later, or earlier when n is negative. There is
// no arithmetic with months: a notice writes its days out. A day far beyond the
// calendar stays there, and is no day that can be asked about. The zero Date stays
// no day at all, and nothing else becomes it.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return dateAt(d.index() + int64(min(max(n, math.MinInt32), math.MaxInt32)))
}

// DaysSince returns the number of days from e to d.
func (d Date) DaysSince(e Date) int { return int(d.index() - e.index()) }

// MarshalText returns the day as YYYY-MM-DD, and "" for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] writes; on an error d is unchanged.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// Period is the days from From up to but not including Until. A zero From or
// Until leaves that side open.
type Period struct {
	From  Date `json:"from,omitzero"`
	Until Date `json:"until,omitzero"`
}

// Contains reports whether the day lies in the period.
func (p Period) Contains(d Date) bool {
	return !d.Before(p.From) && (p.Until.IsZero() || d.Before(p.Until))
}

// Overlaps reports whether some day lies in both periods.
func (p Period) Overlaps(q Period) bool {
	return (p.Until.IsZero() || p.Until.After(q.From)) && (q.Until.IsZero() || q.Until.After(p.From))
}

// Words returns the period with its last day included, such as "Från och med
// 2018-12-12 till och med 2019-12-17".
func (p Period) Words() Bilingual {
	last := p.Until.AddDays(-1).String()
	switch {
	case p.From.IsZero() && p.Until.IsZero():
		return Bilingual{SV: "Alltid", EN: "Always"}
	case p.From.IsZero():
		return Bilingual{SV: "Till och med " + last, EN: "Up to and including " + last}
	case p.Until.IsZero():
		return Bilingual{SV: "Från och med " + p.From.String(), EN: "From " + p.From.String()}
	case p.From.AddDays(1) == p.Until:
		return Bilingual{SV: "Den " + last, EN: "On " + last}
	}
	return Bilingual{SV: "Från och med " + p.From.String() + " till och med " + last, EN: "From " + p.From.String() + " up to and including " + last}
}

// String returns "2018-12-12–2019-12-17" with the last day included, and leaves
// an open side empty.
func (p Period) String() string {
	last := p.Until
	if !last.IsZero() {
		last = last.AddDays(-1)
	}
	return p.From.String() + "–" + last.String()
}

// dayScalar is the form of a day in a data file.
func dayScalar() datafile.Scalar {
	return datafile.Scalar{
		Name:  "day",
		Want:  "a day as YYYY-MM-DD",
		Form:  `(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}`,
		Check: func(text string) error { _, err := ParseDate(text); return err },
		Plain: func(tag, _ string) bool { return tag == "!!timestamp" },
	}
}

// DayShape is the shape of a day in a data file; [DayOf] reads it.
func DayShape() datafile.Shape { return datafile.Of(dayScalar()) }

// DayOf returns the day that a value of shape [DayShape] holds, or the zero
// Date when there is none.
func DayOf(v datafile.Value) Date {
	d, err := ParseDate(v.Text())
	if err != nil {
		return Date{}
	}
	return d
}
