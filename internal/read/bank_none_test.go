package read_test

import (
	"testing"

	"daybook/internal/read"
)

// TestBankOfNone reads sentences that tell no new incident, so that each draft of them must be background.
func TestBankOfNone(t *testing.T) {
	readBank(t, "none", 1, func(reader *read.Reader, _ string, cols []string) string {
		if d := news(readText(reader, cols[0]), ""); d != nil {
			return "read as " + string(d.Type)
		}
		return ""
	})
}
