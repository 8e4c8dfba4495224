package main

import (
	"fmt"
	"os"
	"strings"
)

// licences are the ones whose data may be learnt from, by words that their texts contain.
var licences = map[string]string{
	"CC BY-SA 4.0": "Attribution-ShareAlike 4.0 International",
	"CC BY 4.0":    "CC BY 4.0",
	"MIT":          "Permission is hereby granted, free of charge",
}

// checkLicence refuses a folder whose licence file names none of the licences.
func checkLicence(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("no licence, no training: %w", err)
	}
	for _, words := range licences {
		if strings.Contains(string(text), words) {
			return nil
		}
	}
	return fmt.Errorf("%s: none of the licences whose data may be learnt from", path)
}
