-- What holds for the whole record, such as the rule by which figures are settled.

-- +goose Up
DROP INDEX drafts_block; -- nothing asks by it

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
