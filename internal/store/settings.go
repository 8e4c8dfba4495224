package store

import (
	"context"
	"database/sql"
	"errors"
)

// Setting gives what was set for the whole record under a name, "" when nothing was.
func (r *reading) Setting(ctx context.Context, name string) (value string, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT value FROM settings WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// SetSetting sets something for the whole record.
func (t *Tx) SetSetting(ctx context.Context, name, value string) error {
	return t.exec(ctx, `INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}
