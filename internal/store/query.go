package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"daybook"
)

// A Page is a part of what a query asks for.
type Page[T any] struct {
	Items []T
	Total int    // of all pages
	Next  string // Query.After of the next page; "" on the last
}

// Sizes of a page.
const (
	pageSize    = 100
	maxPageSize = 10000
)

// conditions gathers the WHERE of a query with its arguments.
type conditions struct {
	*reading
	where []string
	args  []any
}

// add adds a condition in which each %s stands for one of the args.
func (c *conditions) add(condition string, args ...any) {
	marks := make([]any, len(args))
	for i, a := range args {
		c.args = append(c.args, a)
		marks[i] = fmt.Sprintf("$%d", len(c.args))
	}
	c.where = append(c.where, fmt.Sprintf(condition, marks...))
}

// in adds a condition that an expression is one of the values; none are no condition.
func in[S ~string](c *conditions, expression string, values []S) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	c.add(strings.ReplaceAll(expression, "?", `(%s`+strings.Repeat(`, %s`, len(values)-1)+`)`), args...)
}

// query adds the conditions that a Query has in common for incidents and findings; kind is theirs in names,
// and behind puts a choice of reports in the terms of the table.
func (c *conditions) query(kind string, q daybook.Query, behind func(reports string) string) {
	if q.To != "" {
		c.add(`from_day <> '' AND from_day <= %s`, string(q.To))
	}
	if q.From != "" {
		c.add(`to_day >= %s`, string(q.From))
	}
	in(c, `type IN ?`, q.Types)
	in(c, `status IN ?`, q.Status)
	in(c, `id IN (SELECT id FROM names WHERE kind = '`+kind+`' AND role = 'place' AND name IN ?)`, foldedAll(q.Places))
	in(c, `id IN (SELECT id FROM names WHERE kind = '`+kind+`' AND role IN ('actor', 'voice') AND name IN ?)`, foldedAll(q.Actors))
	if words := searchWords(q.Text); len(words) > 0 {
		c.add(behind(`SELECT id FROM reports WHERE n IN (`+c.dialect.matching+`)`), c.dialect.words(words))
	}
}

func foldedAll(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = folded(n)
	}
	return out
}

// searchWords are the words of a full-text search: runs of letters, marks and digits.
func searchWords(text string) []string {
	return strings.FieldsFunc(plain(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
}

// find runs a query over a table with the columns body, from_day and id, latest first.
func find[T any](ctx context.Context, r *reading, table string, c conditions, q daybook.Query) (Page[T], error) {
	page := Page[T]{Items: []T{}}
	count := `SELECT count(*) FROM ` + table + c.sql()
	if err := r.db.QueryRowContext(ctx, count, c.args...).Scan(&page.Total); err != nil {
		return page, fmt.Errorf("count what the query finds: %w", err)
	}
	if q.After != "" {
		day, id, err := readCursor(q.After)
		if err != nil {
			return page, err
		}
		c.add(`(from_day < %s OR from_day = %s AND id < %s)`, day, day, id)
	}
	limit := min(max(q.Limit, 0), maxPageSize)
	if limit == 0 {
		limit = pageSize
	}
	rows, err := r.db.QueryContext(ctx, fmt.Sprintf(`SELECT body, from_day, id FROM %s%s ORDER BY from_day DESC, id DESC LIMIT %d`,
		table, c.sql(), limit+1), c.args...)
	if err != nil {
		return page, fmt.Errorf("find: %w", err)
	}
	defer rows.Close()
	var day, id string
	for rows.Next() {
		if len(page.Items) == limit {
			page.Next = cursor(day, id)
			break
		}
		var body []byte
		var item T
		if err := rows.Scan(&body, &day, &id); err != nil {
			return page, err
		}
		if err := json.Unmarshal(body, &item); err != nil {
			return page, fmt.Errorf("%s: %w", id, err)
		}
		page.Items = append(page.Items, item)
	}
	return page, rows.Err()
}

func (c *conditions) sql() string {
	if len(c.where) == 0 {
		return ""
	}
	return ` WHERE (` + strings.Join(c.where, `) AND (`) + `)`
}

func cursor(day, id string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(day + " " + id))
}

func readCursor(s string) (day, id string, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	day, id, found := strings.Cut(string(raw), " ")
	if err != nil || !found {
		return "", "", daybook.Invalid("after: %q is not a place in a list", s)
	}
	return day, id, nil
}
