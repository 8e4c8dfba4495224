package web

import (
	"context"
	"net/http"

	"daybook"
	"daybook/internal/stats"
)

// processes is the index of processes.
func (s *Site) processes(r *http.Request) (answer, error) {
	all, err := s.desk.Processes(r.Context())
	if err != nil {
		return nil, err
	}
	return view{Page: "processes", Part: "processes", Title: "Processes", Data: all}, nil
}

// process is the page of one process: its steps on a line, and where its approvals stand.
func (s *Site) process(r *http.Request) (answer, error) {
	name := r.PathValue("name")
	steps, err := s.desk.Process(r.Context(), name)
	if err != nil {
		return nil, err
	}
	type told struct {
		daybook.Step
		Words passage
	}
	quotes, line := s.quoter(r.Context()), make([]told, len(steps))
	for i, st := range steps {
		line[i] = told{st, quotes.passage(st.ID, st.Basis, "kind")}
	}
	return view{Page: "process", Part: "processes", Title: name, Data: map[string]any{
		"Name": name, "Steps": line, "Approvals": approvalsOf(steps),
	}}, nil
}

// An approval is where it stands with one authority: what it was asked and what it last answered.
type approval struct {
	Authority     string
	Asked, Answer *daybook.Step // nil when it was not asked, or has not answered
	Outstanding   bool
}

// approvalsOf reads the state of approvals off the steps of a process, in the order of their days. An
// answer without a named authority is its actor's own.
func approvalsOf(steps []daybook.Step) []approval {
	var out []approval
	at := map[string]int{}
	of := func(authority string) *approval {
		i, known := at[authority]
		if !known {
			i = len(out)
			at[authority] = i
			out = append(out, approval{Authority: authority})
		}
		return &out[i]
	}
	for i := range steps {
		st := &steps[i]
		authority := party(st.Authority)
		answers := st.Kind == "approved" || st.Kind == "refused"
		if authority == "" && answers {
			authority = party(st.Actor)
		}
		if authority == "" || st.Status != daybook.Occurred && st.Status != "" {
			continue
		}
		a := of(authority)
		switch {
		case answers:
			a.Answer, a.Outstanding = st, st.Kind == "refused"
		case st.Kind == "requested approval":
			a.Asked = st
			a.Outstanding = a.Answer == nil || a.Answer.When.From < st.When.From
		default:
			a.Outstanding = a.Answer == nil
		}
	}
	return out
}

// figures is the page of the figures somebody stated for a period.
func (s *Site) figures(r *http.Request) (answer, error) {
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return nil, err
	}
	found, err := s.desk.Claims(r.Context(), q)
	if err != nil {
		return nil, err
	}
	next := ""
	if found.Next != "" {
		q.After = found.Next
		next = link("/figures", writeQuery(q))
	}
	type told struct {
		daybook.Claim
		Words  passage
		Check  stats.Check
		Behind string // the incidents that the check counts
	}
	quotes, claims := s.quoter(r.Context()), make([]told, len(found.Items))
	for i, c := range found.Items {
		check, err := s.check(r.Context(), &c)
		if err != nil {
			return nil, err
		}
		claims[i] = told{c, quotes.passage(c.ID, c.Basis, "low"), check, link("/", writeQuery(check.Query))}
	}
	return view{Page: "figures", Part: "figures", Title: "Figures", Data: map[string]any{
		"Claims": claims, "Total": found.Total, "Next": next, "Conditions": conditions("/figures", q),
	}}, nil
}

// mostChecked is how many incidents a claim is held against at most, so that a page of claims stays quick.
const mostChecked = 2000

// check holds a claim against the record.
func (s *Site) check(ctx context.Context, c *daybook.Claim) (stats.Check, error) {
	q, why := stats.Ask(c)
	if why != "" {
		return stats.Check{Verdict: stats.NotComparable, Why: why}, nil
	}
	asked := q
	asked.Limit = mostChecked
	found, err := s.desk.Find(ctx, asked)
	if err != nil {
		return stats.Check{}, err
	}
	if found.Total > len(found.Items) {
		return stats.Check{Verdict: stats.NotComparable, Why: "too many incidents to count here", Query: q}, nil
	}
	return stats.Hold(c, q, found.Items), nil
}
