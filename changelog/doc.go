// Package changelog compares the versions of agreement texts and publishes what
// has changed as a web site in Swedish.
//
// # Comparing
//
// [Redline] compares two texts word by word. [Compare] compares two versions of
// a document: sections are matched by their clause, so that a moved section is
// not taken for a removed and an added one, and each is then redlined. Where a
// notice says that a rule went to another clause, perhaps of another document,
// both ends carry a [Link].
//
// A comparison is only as good as the words. Where the sources do not tell them
// for one of the versions, it is silent: nothing is called new or removed.
//
// # Publishing
//
// [Site.Publish] returns the pages of a data set's change log: a front page, and
// a page for each year, notice, document, service and customer category, with an
// index for machines. What a notice declares of a change (its nature, whether it
// is material, whom it benefits) is shown with the sentence that declares it, and
// what it does not declare as not said. Readings of ambiguous sources,
// conclusions, and periods whose notices are missing are marked as such on every
// page that rests on them. Where no source says something, the pages say so.
//
// A Site has a day, Known. Whatever was published later leaves no trace in the
// pages, not in a name, link, count or hash: notices and facts can be prepared
// in the data set without showing before their day. A fact whose source has no
// day counts as known from the start, unless it is to begin on a later day; the
// end of a period shows ahead only where a notice announces it. Draft shows
// everything, marked.
//
// The pages need no server, script or other site: links are relative, fonts are
// the reader's own, and a policy in each page forbids anything else. They are
// made for screen readers, keyboards, small screens, the dark and paper: no
// meaning rests on colour alone.
//
// # What this package does not do
//
// It decides nothing and asks no rules: that is for package policy. It does not
// classify changes by their words; what a notice declares is data. It reads no
// clock, so that equal data give equal bytes. It writes no files: os.CopyFS
// does.
package changelog
