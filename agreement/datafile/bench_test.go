package datafile

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// BenchmarkRead compares Read with what it cannot do without: decoding the
// same bytes into a yaml.Node.
func BenchmarkRead(b *testing.B) {
	record := "id: villkor\ntitle: Allmänna villkor för tjänster\nstatus: released\nnotice-days: 90\nday: 2018-12-12\nsee: [sla, integritet]\n" +
		"parts:\n" + strings.Repeat("  p%d: {name: Särskilda villkor, mail: \"a@b.se\"}\n", 40)
	for n := range 40 {
		record = strings.Replace(record, "%d", fmt.Sprint(n), 1)
	}
	inputs := []struct {
		name  string
		src   []byte
		shape Shape
	}{
		{"record", []byte(record), noticeShape()},
		{"keys=1000", []byte(manyKeys(1_000)), MapOf(ID(), Text())},
		{"keys=40000", []byte(manyKeys(40_000)), MapOf(ID(), Text())},
	}
	for _, in := range inputs {
		keys := float64(bytes.Count(in.src, []byte(":")))
		b.Run(in.name+"/node", func(b *testing.B) { benchNode(b, in.src, keys) })
		b.Run(in.name+"/read", func(b *testing.B) { benchRead(b, in.src, in.shape, keys) })
	}
}

func benchNode(b *testing.B, src []byte, keys float64) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		var node yaml.Node
		if err := yaml.NewDecoder(bytes.NewReader(src)).Decode(&node); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/keys, "ns/key")
}

func benchRead(b *testing.B, src []byte, shape Shape, keys float64) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		var errs ErrorList
		Read("in.yaml", src, shape, &errs)
		if err := errs.Err(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/keys, "ns/key")
}
