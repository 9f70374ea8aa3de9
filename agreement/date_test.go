package agreement

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests run where no zone data is installed, too
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		text string
		want string // "" when it is refused
		why  string
	}{
		{"1900-01-01", "1900-01-01", "the first day"},
		{"2199-12-31", "2199-12-31", "the last day"},
		{"2024-02-29", "2024-02-29", "a leap day"},
		{"2000-02-29", "2000-02-29", "a leap day of a century that 400 divides"},
		{"2019-02-29", "", "no leap year"},
		{"2100-02-29", "", "a century is no leap year"},
		{"2019-04-31", "", "the month has 30 days"},
		{"2019-13-01", "", "no such month"},
		{"2019-00-10", "", "no such month"},
		{"2019-01-00", "", "no such day"},
		{"1899-12-31", "", "before the range, and the zero of the type"},
		{"2200-01-01", "", "after the range"},
		{"0000-01-01", "", "a year that Go parses"},
		{"9999-12-31", "", "a year that stands for never elsewhere"},
		{"2020-1-1", "", "digits are missing"},
		{"20200101", "", "the basic form of ISO 8601"},
		{"2020-01-01T00:00:00Z", "", "a time of day"},
		{"2020/01/01", "", "other separators"},
		{"２０２０-０１-０１", "", "full-width digits"},
		{"+020-01-01", "", "a sign"},
		{"2020-01--1", "", "a sign"},
		{"2020-01-01 ", "", "a trailing space"},
		{" 2020-01-01", "", "a leading space"},
		{"2020-01-01\n", "", "a line break"},
		{"", "", "nothing"},
	}
	for _, test := range tests {
		d, err := ParseDate(test.text)
		if test.want == "" && (err == nil || !d.IsZero()) {
			t.Errorf("ParseDate(%q) = %v, %v; want an error: %s", test.text, d, err, test.why)
		}
		if test.want != "" && (err != nil || d.String() != test.want) {
			t.Errorf("ParseDate(%q) = %v, %v: %s", test.text, d, err, test.why)
		}
	}
}

func TestMustParseDate(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for a day that does not exist")
		}
	}()
	MustParseDate("2019-02-29")
}

// TestEveryDay compares each day of the range with package time.
func TestEveryDay(t *testing.T) {
	n := 0
	before := MustParseDate("1900-01-01").AddDays(-1)
	for moment := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); moment.Year() < 2200; moment = moment.AddDate(0, 0, 1) {
		n++
		text := moment.Format(time.DateOnly)
		d, err := ParseDate(text)
		if err != nil || d.String() != text {
			t.Fatalf("ParseDate(%q) = %v, %v", text, d, err)
		}
		if y, m, day := d.Civil(); y != moment.Year() || m != int(moment.Month()) || day != moment.Day() {
			t.Fatalf("%s: Civil() = %d, %d, %d", text, y, m, day)
		}
		if d.Weekday() != moment.Weekday() {
			t.Fatalf("%s: Weekday() = %v, want %v", text, d.Weekday(), moment.Weekday())
		}
		if d != before.AddDays(1) || !before.Before(d) || !d.After(before) || d.DaysSince(before) != 1 || d.Compare(before) != 1 {
			t.Fatalf("%s does not follow %s", text, before)
		}
		before = d
	}
	if n != 109573 {
		t.Errorf("compared %d days, want 109573", n)
	}
}

func TestDay(t *testing.T) {
	stockholm := &Agreement{zone: location(t, "Europe/Stockholm")}
	tests := []struct{ moment, want, why string }{
		{"2026-03-31T21:59:59Z", "2026-03-31", "a second before midnight in summer"},
		{"2026-03-31T22:00:00Z", "2026-04-01", "midnight in summer"},
		{"2026-01-31T22:59:59Z", "2026-01-31", "a second before midnight in winter"},
		{"2026-01-31T23:00:00Z", "2026-02-01", "midnight in winter"},
		{"2026-03-28T23:00:00Z", "2026-03-29", "the day of 23 hours begins"},
		{"2026-03-29T00:59:59Z", "2026-03-29", "a second before the clock jumps to 3"},
		{"2026-03-29T21:59:59Z", "2026-03-29", "the day of 23 hours ends"},
		{"2026-03-29T22:00:00Z", "2026-03-30", "the day after it begins"},
		{"2026-10-24T22:00:00Z", "2026-10-25", "the day of 25 hours begins"},
		{"2026-10-25T22:59:59Z", "2026-10-25", "the day of 25 hours ends"},
		{"2026-10-25T23:00:00Z", "2026-10-26", "the day after it begins"},
		{"2026-04-01T00:30:00+14:00", "2026-03-31", "a moment given in another zone"},
		{"2195-06-30T22:30:00Z", "2195-07-01", "more than 292 years after 1900"},
	}
	for _, test := range tests {
		moment, err := time.Parse(time.RFC3339, test.moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := stockholm.Day(moment).String(); got != test.want {
			t.Errorf("Day(%s) = %s, want %s: %s", test.moment, got, test.want, test.why)
		}
	}
}

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestDateMarshalling(t *testing.T) {
	type record struct {
		Day   Date `json:"day"`
		Maybe Date `json:"maybe,omitzero"`
	}
	in := record{Day: MustParseDate("2019-12-18")}
	data, err := json.Marshal(in)
	if err != nil || string(data) != `{"day":"2019-12-18"}` {
		t.Fatalf("Marshal = %s, %v", data, err)
	}
	var out record
	if err := json.Unmarshal(data, &out); err != nil || out != in {
		t.Errorf("Unmarshal = %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"day":"2019-02-29"}`), &out); err == nil || out != in {
		t.Errorf("a day that does not exist: %v, %v; want an error and no change", out, err)
	}
	if err := json.Unmarshal([]byte(`{"day":""}`), &out); err != nil || !out.Day.IsZero() {
		t.Errorf("the empty day: %v, %v", out, err)
	}
	byDay, err := json.Marshal(map[Date]int{in.Day: 1})
	if err != nil || string(byDay) != `{"2019-12-18":1}` {
		t.Errorf("as a key: %s, %v", byDay, err)
	}
}

func TestPeriod(t *testing.T) {
	day := MustParseDate
	tests := []struct {
		period  Period
		text    string
		in, out string
	}{
		{Period{day("2019-01-01"), day("2019-02-01")}, "2019-01-01–2019-01-31", "2019-01-01 2019-01-31", "2018-12-31 2019-02-01"},
		{Period{day("2019-01-01"), day("2019-01-02")}, "2019-01-01–2019-01-01", "2019-01-01", "2018-12-31 2019-01-02"},
		{Period{Until: day("2019-02-01")}, "–2019-01-31", "1900-01-01 2019-01-31", "2019-02-01 2199-12-31"},
		{Period{From: day("2019-01-01")}, "2019-01-01–", "2019-01-01 2199-12-31", "1900-01-01 2018-12-31"},
		{Period{}, "–", "1900-01-01 2199-12-31", ""},
		{Period{day("2019-01-01"), day("2019-01-01")}, "2019-01-01–2018-12-31", "", "2018-12-31 2019-01-01 2019-01-02"},
	}
	for _, test := range tests {
		if got := test.period.String(); got != test.text {
			t.Errorf("String() = %s, want %s", got, test.text)
		}
		for _, text := range strings.Fields(test.in) {
			if !test.period.Contains(day(text)) {
				t.Errorf("%s does not contain %s", test.text, text)
			}
		}
		for _, text := range strings.Fields(test.out) {
			if test.period.Contains(day(text)) {
				t.Errorf("%s contains %s", test.text, text)
			}
		}
	}
}

// TestOverlaps looks for a common day, the one question that Overlaps answers.
func TestOverlaps(t *testing.T) {
	start := MustParseDate("2019-12-30")
	periods := periodsWithin(start, 4)
	for _, p := range periods {
		for _, q := range periods {
			common := false
			for n := -1; n <= 5; n++ {
				common = common || p.Contains(start.AddDays(n)) && q.Contains(start.AddDays(n))
			}
			if p.Overlaps(q) != common {
				t.Errorf("%v overlaps %v: %v, want %v", p, q, !common, common)
			}
		}
	}
}

// periodsWithin returns the periods, open ones included, that hold one of the
// days from start on.
func periodsWithin(start Date, days int) []Period {
	list := []Period{{}}
	for from := range days {
		list = append(list, Period{From: start.AddDays(from)}, Period{Until: start.AddDays(from)})
		for until := from + 1; until <= days; until++ {
			list = append(list, Period{start.AddDays(from), start.AddDays(until)})
		}
	}
	return list
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2019-12-18", "2100-02-29", "1899-12-31", "２０２０-０１-０１", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		moment, timeErr := time.Parse(time.DateOnly, text)
		inRange := timeErr == nil && moment.Year() >= 1900 && moment.Year() < 2200
		if (err == nil) != inRange {
			t.Fatalf("ParseDate(%q) = %v, %v; package time says %v, %v", text, d, err, moment, timeErr)
		}
		if err == nil && d.String() != text {
			t.Errorf("ParseDate(%q) = %v", text, d)
		}
		if err != nil && !d.IsZero() {
			t.Errorf("ParseDate(%q) = %v with the error %v", text, d, err)
		}
	})
}

// No day becomes no day at all, which means everything known where it bounds
// something, and no day at all becomes none.
func TestZeroDateIsNoDay(t *testing.T) {
	first, zone := MustParseDate("1900-01-01"), &Agreement{zone: time.UTC}
	if d := first.AddDays(-1); d.IsZero() || d != zone.Day(time.Date(1899, 12, 31, 12, 0, 0, 0, time.UTC)) || !d.Before(first) {
		t.Errorf("the day before the calendar is %v", d)
	}
	for n := -3; n < 4; n++ {
		if d := first.AddDays(n); d.AddDays(-n) != first || d.DaysSince(first) != n {
			t.Errorf("%d days and back: %v", n, d.AddDays(-n))
		}
	}
	if d := (Date{}).AddDays(43816); !d.IsZero() {
		t.Errorf("no day became %s", d)
	}
	if d := zone.Day(time.Unix(371085174374400+1576627200, 0)); !d.After(MustParseDate("2199-12-31")) {
		t.Errorf("a day far beyond the calendar became %s", d)
	}
}
