package ingest

import "testing"

func TestWithHeader(t *testing.T) {
	got := withHeader("Note: made up\r\nSource: Hill Post\r\nPublished: 2031-03-06\r\nTitle: Crossing reopens\r\n\r\nBALA: The gate: open.\n")
	if got.Source != "Hill Post" || got.Published != "2031-03-06" || got.Title != "Crossing reopens" || got.Text != "BALA: The gate: open.\n" {
		t.Errorf("header read as %+v", got)
	}
	for _, whole := range []string{
		"", "\n", "BALA: Two men were killed.\n\nThe end.",
		"Source: Hill Post\nThe gate opened.\n\nIt closed.",
		"Title: One\nTitle: Two\n\nText",
	} {
		if got := withHeader(whole); got.Text != whole || got.Source != "" || got.Title != "" {
			t.Errorf("%q is no header, but read as %+v", whole, got)
		}
	}
}
