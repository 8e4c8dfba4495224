package language

import (
	"strings"
	"testing"
)

func TestCoNLLUHasRangesTextAndSpaces(t *testing.T) {
	var out strings.Builder
	if err := Parse("They don't know.").WriteCoNLLU(&out, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# text = They don't know.\n", "\n2-3\tdon't\t_\t", "\n2\tdo\tdo\tAUX\tVBP\t", "\n3\tn't\tnot\tPART\tRB\t", "\n4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
