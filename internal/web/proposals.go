package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"

	"daybook"
)

// A question is a proposal with the two incidents it is about.
type question struct {
	daybook.Decision
	A, B *daybook.Incident
}

// The most that the page of proposals shows of each kind.
const (
	mostQuestions = 50
	mostUncertain = 20
)

// proposals is the page of what waits for an analyst: incidents that may be one, and those least certain.
func (s *Site) proposals(r *http.Request) (answer, error) {
	ctx := r.Context()
	waiting, err := s.desk.Proposals(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(waiting, func(a, b daybook.Decision) int { return cmp.Compare(scoreOf(b), scoreOf(a)) })
	var questions []question
	for _, d := range waiting {
		if len(questions) == mostQuestions {
			break
		}
		q := question{Decision: d}
		var errA, errB error
		q.A, errA = s.desk.Incident(ctx, d.Incident)
		q.B, errB = s.desk.Incident(ctx, d.Other)
		if err := errors.Join(errA, errB); errors.Is(err, daybook.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		questions = append(questions, q)
	}
	uncertain, left, err := s.uncertain(ctx)
	if err != nil {
		return nil, err
	}
	recheck, err := s.recheck(ctx)
	if err != nil {
		return nil, err
	}
	return view{Page: "proposals", Part: "proposals", Title: "Proposals", Data: map[string]any{
		"Questions": questions, "Waiting": len(waiting), "Uncertain": uncertain, "Left": left, "Recheck": recheck, "Undo": r.URL.Query().Get("undo"),
	}}, nil
}

func scoreOf(d daybook.Decision) float64 {
	if d.Link == nil {
		return 0
	}
	return d.Link.Score
}

// uncertain gives the least certain incidents of the latest thousand that nobody has reviewed, and how
// many there are to review in all.
func (s *Site) uncertain(ctx context.Context) ([]daybook.Incident, int, error) {
	found, err := s.desk.Find(ctx, daybook.Query{Review: []string{daybook.Unreviewed}, Limit: maxLimit})
	if err != nil {
		return nil, 0, err
	}
	slices.SortStableFunc(found.Items, func(a, b daybook.Incident) int { return cmp.Compare(a.Confidence, b.Confidence) })
	return found.Items[:min(len(found.Items), mostUncertain)], found.Total, nil
}

// recheck gives the incidents whose reports are read otherwise since an analyst decided on them.
func (s *Site) recheck(ctx context.Context) ([]daybook.Incident, error) {
	ids, err := s.desk.Rechecks(ctx)
	if err != nil {
		return nil, err
	}
	var out []daybook.Incident
	for _, id := range ids[:min(len(ids), mostQuestions)] {
		inc, err := s.desk.Incident(ctx, id)
		if errors.Is(err, daybook.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		out = append(out, *inc)
	}
	return out, nil
}
