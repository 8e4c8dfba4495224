package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"daybook/internal/language"
)

func TestTheSameLessonsMakeTheSameModel(t *testing.T) {
	lessons, err := wireLessons(40, 1)
	if err != nil {
		t.Fatal(err)
	}
	quiet := func(string, ...any) {}
	teach := func() []byte {
		model, err := language.Teach(lessons, lessons[:10], nil, language.Info{Licence: "none"}, quiet)
		if err != nil {
			t.Fatal(err)
		}
		return model
	}
	first := teach()
	if !bytes.Equal(first, teach()) {
		t.Error("two trainings on the same lessons gave different models")
	}
	if !bytes.Contains(first, []byte(`"licence":"none"`)) || !bytes.Contains(first, []byte(`"LAS"`)) {
		t.Error("the model file does not carry its licence and scores in clear")
	}
}

func TestDataWithoutAKnownLicenceAreRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "LICENSE.txt")
	if err := checkLicence(path); err == nil {
		t.Error("no licence file, and no complaint")
	}
	for text, ok := range map[string]bool{
		"All rights reserved.": false,
		"Attribution-NonCommercial-ShareAlike 4.0 International": false,
		"Attribution-ShareAlike 4.0 International\n":             true,
		"licence: CC BY 4.0. Weights may be trained on it.":      true,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := checkLicence(path); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		} else if err != nil && !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not name the file", err)
		}
	}
}
