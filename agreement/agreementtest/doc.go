// Package agreementtest holds data sets, and the programs that rest on them, to
// what was read of the agreement.
//
// Its functions are called from tests and return nil or all that is wrong, in the
// way of testing/fstest. [TestFS] is for who keeps a data set:
//
//	if err := agreementtest.TestFS(os.DirFS("data"), "main@2024-03-01"); err != nil {
//		t.Fatal(err)
//	}
//
// [TestPins] is for who builds on one. A [Pin] is a version of a document that a
// program was read against by a person. When the data set is exchanged for a newer
// one and something follows that version, the test fails and says what changed:
//
//	err = agreementtest.TestPins(agr,
//		agreementtest.Pin{Version: "allmanna-villkor@2024-03-27", Clause: "5.3"},
//		agreementtest.Pin{Version: "btv/nitha@2018-12-12"},
//	)
//
// # What is news
//
// The pins of one call are together what has been read. A version is news when it
// follows a pinned one and is not pinned itself. It follows what was published
// before it, and what takes effect before it: both are looked at, because a notice
// can announce a late day and the next one an early day. A version that was
// withdrawn is no news, and the withdrawal of a pinned one is.
//
// Without a day, every version in the data set counts, however far ahead it is to
// apply: a program hears of a change as soon as its data set does. With [Pin.On],
// what had been published by that day counts, and what applies by it although it
// was published later. A program that asks about a day long past is so left alone
// by what came after.
//
// # What this package does not do
//
// It decides nothing: what the agreement allows is for package policytest. It has
// no clock: a program that asks about today gives the day. A notice that only moves
// the day of a version, or takes back some of its changes, makes no version, and so
// no news; a case of policytest notices what it does to decisions.
package agreementtest
