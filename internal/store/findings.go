package store

import (
	"context"
	"encoding/json"
	"fmt"

	"daybook"
)

// A Finding is what a report tells beside incidents.
type Finding interface {
	daybook.Interaction | daybook.Claim | daybook.Step | daybook.State
}

// row is a finding as its table holds it: what is searched for, and the names it is found by.
type row struct {
	kind, id, kindOf, status, process string
	from, to                          daybook.Day
	names                             names
}

// The kinds of finding.
const (
	interaction = "interaction"
	claim       = "claim"
	step        = "step"
	state       = "state"
)

func rowOf(finding any) row {
	var n names
	switch f := finding.(type) {
	case *daybook.Interaction:
		n.parties(f.Actor, f.Recipient)
		n.places(f.Where)
		n.voice(f.Says)
		return row{interaction, f.ID, f.Type, f.Status, "", f.When.From, f.When.To, n}
	case *daybook.Claim:
		n.parties(f.Actor)
		for i := range f.Where {
			n.places(&f.Where[i])
		}
		n.voice(f.Says)
		return row{claim, f.ID, f.Measure, "", "", f.Period.From, f.Period.To, n}
	case *daybook.Step:
		n.parties(f.Actor, f.Counterpart, f.Authority)
		n.voice(f.Says)
		return row{step, f.ID, f.Kind, f.Status, f.Process, f.When.From, f.When.To, n}
	case *daybook.State:
		n.places(f.Place)
		n.voice(f.Says)
		return row{state, f.ID, f.What, f.State, "", f.From, f.To, n}
	}
	panic(fmt.Sprintf("store: %T is not a finding", finding))
}

// kindFor is the kind of a type of finding.
func kindFor[T Finding]() string {
	var none T
	return rowOf(&none).kind
}

func (t *Tx) addFindings(ctx context.Context, c *daybook.Coded) error {
	return firstError(
		addAll(ctx, t, c.Report, c.Interactions),
		addAll(ctx, t, c.Report, c.Claims),
		addAll(ctx, t, c.Report, c.Steps),
		addAll(ctx, t, c.Report, c.States))
}

func addAll[T Finding](ctx context.Context, t *Tx, report string, findings []T) error {
	for i := range findings {
		body, err := json.Marshal(findings[i])
		if err != nil {
			return err
		}
		f := rowOf(&findings[i])
		if err := t.exec(ctx, `INSERT INTO findings (id, kind, report, nth, type, status, process, from_day, to_day, body)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			f.id, f.kind, report, i+1, f.kindOf, f.status, f.process, string(f.from), string(f.to), string(body)); err != nil {
			return err
		}
		if err := t.addNames(ctx, f.kind, f.id, f.names); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) findingsOf(ctx context.Context, c *daybook.Coded) error {
	const query = `SELECT body FROM findings WHERE report = $1 AND kind = $2 ORDER BY nth`
	var err [4]error
	c.Interactions, err[0] = bodies[daybook.Interaction](ctx, r, query, c.Report, interaction)
	c.Claims, err[1] = bodies[daybook.Claim](ctx, r, query, c.Report, claim)
	c.Steps, err[2] = bodies[daybook.Step](ctx, r, query, c.Report, step)
	c.States, err[3] = bodies[daybook.State](ctx, r, query, c.Report, state)
	return firstError(err[:]...)
}

// Findings gives the findings of one type that a query asks for, latest first. Types are matched with what
// the type of finding has: PLOVER types, measures, kinds of step, what is open or shut.
func Findings[T Finding](ctx context.Context, s *Store, q daybook.Query) (Page[T], error) {
	kind := kindFor[T]()
	c := conditions{reading: &s.reading}
	c.add(`kind = %s`, kind)
	c.query(kind, q, func(reports string) string { return `f.report IN (` + reports + `)` })
	return find[T](ctx, &s.reading, `findings f`, c, q)
}

// A Process is a process that steps belong to, by its name.
type Process struct {
	Name        string
	Steps       int
	First, Last daybook.Day // of its dated steps; "" when none is dated
}

// Processes lists the processes, the latest moved first.
func (r *reading) Processes(ctx context.Context) ([]Process, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT process, count(*), coalesce(min(nullif(from_day, '')), ''), max(to_day)
		FROM findings WHERE kind = 'step' GROUP BY process ORDER BY max(to_day) DESC, process`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Process
	for rows.Next() {
		var p Process
		if err := rows.Scan(&p.Name, &p.Steps, &p.First, &p.Last); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// Steps gives the steps of one process, earliest first and undated ones last; ErrNotFound when it has none.
func (r *reading) Steps(ctx context.Context, process string) ([]daybook.Step, error) {
	steps, err := bodies[daybook.Step](ctx, r, `SELECT body FROM findings WHERE kind = 'step' AND process = $1
		ORDER BY CASE from_day WHEN '' THEN 1 ELSE 0 END, from_day, report, nth`, process)
	if err == nil && len(steps) == 0 {
		err = daybook.NotFound("there is no process %q", process)
	}
	return steps, err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
