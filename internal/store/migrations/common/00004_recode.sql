-- Reports may be read again. A draft that the reader tells no more keeps its row, for decisions speak of it.

-- +goose Up
ALTER TABLE drafts ADD COLUMN gone TEXT NOT NULL DEFAULT ''; -- the coder that tells it no more, '' while it is told
