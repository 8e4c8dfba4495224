package read_test

import (
	"strconv"
	"strings"
	"testing"

	"daybook/internal/read"
)

// TestBankOfParting counts the acts that each text tells as news.
func TestBankOfParting(t *testing.T) {
	readBank(t, "parting", 2, func(reader *read.Reader, _ string, cols []string) string {
		acts := 0
		for _, d := range readText(reader, strings.ReplaceAll(cols[1], " ¶ ", "\n\n")) {
			if !d.Background {
				acts++
			}
		}
		if got := strconv.Itoa(acts); got != cols[0] {
			return got + " acts, not " + cols[0]
		}
		return ""
	})
}
