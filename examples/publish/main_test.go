package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := publish("2018-12-31", dir); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "2018-12-12") || strings.Contains(string(page), "2019-12-18") {
		t.Error("the front page does not show exactly what was announced by 2018-12-31")
	}
}
