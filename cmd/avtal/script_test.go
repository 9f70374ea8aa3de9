package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the command as avtal, on the day that they set.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"avtal": func() {
		os.Exit(run(options{
			args: os.Args[1:], out: os.Stdout, err: os.Stderr, now: testClock,
			colour: os.Getenv("TEST_COLOUR") != "",
		}))
	}})
}

func testClock() time.Time {
	t, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW"))
	if err != nil {
		panic(err)
	}
	return t
}

// TestScripts runs testdata/script. Each script finds two data sets in its
// folder, that of testdata/provavtal without rules and that of examples/harbour
// with rules of its own, and today is 2021-07-01 in Stockholm.
func TestScripts(t *testing.T) {
	unraced(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TEST_NOW", "2021-06-30T22:30:00Z")
			return errors.Join(
				os.CopyFS(filepath.Join(env.WorkDir, "provavtal"), os.DirFS(filepath.Join("testdata", "provavtal"))),
				os.CopyFS(filepath.Join(env.WorkDir, "harbour"), os.DirFS(filepath.Join("..", "..", "examples", "harbour", "data"))),
			)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": exitsWith, "fits": fits},
	})
}

// TestInProcess runs commands that load, decide and publish in this process, where
// the race detector sees them.
func TestInProcess(t *testing.T) {
	t.Setenv("TEST_NOW", "2021-06-30T22:30:00Z")
	for code, line := range map[int]string{
		3: "decide order -service Nitha -category region -channel direkt -on 2018-12-11 -horizon",
		0: "publish -known 2018-12-31 -o " + filepath.Join(t.TempDir(), "site"),
		2: "decide order -service Nita",
	} {
		var out, errs strings.Builder
		if got := run(options{args: strings.Fields(line), out: &out, err: &errs, now: testClock}); got != code {
			t.Errorf("avtal %s: exit code %d, want %d\n%s", line, got, code, errs.String())
		}
	}
}

// exitsWith is: code 3 avtal decide …
func exitsWith(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// fits checks that no line of the last output is wider than the page.
func fits(ts *testscript.TestScript, _ bool, _ []string) {
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		if line = strings.TrimSuffix(line, "\n"); visible(line) > width && !strings.Contains(line, "http") {
			ts.Fatalf("%d characters: %s", visible(line), line)
		}
	}
}
