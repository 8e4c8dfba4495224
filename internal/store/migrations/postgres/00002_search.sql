-- +goose Up
CREATE TABLE search (
    n     BIGINT PRIMARY KEY REFERENCES reports (n),
    words TSVECTOR NOT NULL
);
CREATE INDEX search_words ON search USING gin (words);

-- +goose StatementBegin
CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions are append-only';
END $$;
-- +goose StatementEnd

CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON decisions
    FOR EACH ROW EXECUTE FUNCTION decisions_stay();
