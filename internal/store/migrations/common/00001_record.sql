-- The record: what was found, what the machine read in it, what was decided. Days are 'YYYY-MM-DD', '' when
-- unknown; times are RFC 3339 in UTC; body columns hold the JSON of doc/coding.md, and the columns beside
-- them repeat what is searched for.

-- +goose Up
CREATE TABLE originals (
    digest TEXT PRIMARY KEY, -- SHA-256 of the bytes as found, hexadecimal
    format TEXT NOT NULL,
    size   BIGINT NOT NULL,  -- of the bytes as found
    packed BYTEA NOT NULL    -- the bytes, zstd
);

CREATE TABLE reports (
    id        TEXT PRIMARY KEY,
    n         BIGINT NOT NULL UNIQUE, -- order of arrival, from 1
    found     TEXT NOT NULL,          -- where: "reports.jsonl:7"
    original  TEXT NOT NULL REFERENCES originals (digest),
    imported  TEXT NOT NULL,
    published TEXT NOT NULL,
    source    TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    url       TEXT NOT NULL,
    lang      TEXT NOT NULL,
    coder     TEXT NOT NULL,
    body      TEXT NOT NULL           -- Coded without the findings, which have tables of their own
);
CREATE INDEX reports_published ON reports (published);

CREATE TABLE drafts (
    id         TEXT PRIMARY KEY,
    report     TEXT NOT NULL REFERENCES reports (id),
    nth        BIGINT NOT NULL,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    from_day   TEXT NOT NULL,
    to_day     TEXT NOT NULL,
    country    TEXT NOT NULL,
    admin1     TEXT NOT NULL,
    admin2     TEXT NOT NULL,
    lat        DOUBLE PRECISION,
    lon        DOUBLE PRECISION,
    confidence DOUBLE PRECISION NOT NULL,
    body       TEXT NOT NULL
);
CREATE INDEX drafts_report ON drafts (report, nth);
CREATE INDEX drafts_block ON drafts (admin2, from_day);

CREATE TABLE findings (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL, -- interaction, claim, step or state
    report   TEXT NOT NULL REFERENCES reports (id),
    nth      BIGINT NOT NULL,
    type     TEXT NOT NULL, -- PLOVER type, measure, kind of step, or what is open or shut
    status   TEXT NOT NULL, -- status, or open, closed, partly open
    process  TEXT NOT NULL, -- of a step
    from_day TEXT NOT NULL,
    to_day   TEXT NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX findings_report ON findings (report, nth);
CREATE INDEX findings_kind ON findings (kind, from_day, id);
CREATE INDEX findings_process ON findings (process);
CREATE VIEW interactions AS SELECT id, report, type, status, from_day, to_day, body FROM findings WHERE kind = 'interaction';
CREATE VIEW claims AS SELECT id, report, type AS measure, from_day, to_day, body FROM findings WHERE kind = 'claim';
CREATE VIEW steps AS SELECT id, report, process, type AS step, status, from_day, to_day, body FROM findings WHERE kind = 'step';
CREATE VIEW states AS SELECT id, report, type AS what, status AS state, from_day, to_day, body FROM findings WHERE kind = 'state';

-- The log is the record. Nothing in it is ever changed or taken out (00002).
CREATE TABLE decisions (
    seq      BIGINT PRIMARY KEY, -- from 1, without gaps
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    verb     TEXT NOT NULL,
    incident TEXT NOT NULL,
    body     TEXT NOT NULL       -- Decision
);
CREATE INDEX decisions_incident ON decisions (incident, seq);

-- What the decisions add up to; daybook verify makes it anew and compares.
CREATE TABLE incidents (
    id         TEXT PRIMARY KEY,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    review     TEXT NOT NULL,
    from_day   TEXT NOT NULL,
    to_day     TEXT NOT NULL,
    country    TEXT NOT NULL,
    admin1     TEXT NOT NULL,
    admin2     TEXT NOT NULL,
    lat        DOUBLE PRECISION,
    lon        DOUBLE PRECISION,
    confidence DOUBLE PRECISION NOT NULL,
    body       TEXT NOT NULL
);
CREATE INDEX incidents_day ON incidents (from_day, id);

CREATE TABLE incident_drafts (
    draft    TEXT PRIMARY KEY REFERENCES drafts (id),
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    report   TEXT NOT NULL REFERENCES reports (id)
);
CREATE INDEX incident_drafts_incident ON incident_drafts (incident);
CREATE INDEX incident_drafts_report ON incident_drafts (report);

-- The names by which a Query finds incidents and findings, in lower case.
CREATE TABLE names (
    kind  TEXT NOT NULL, -- incident, interaction, claim, step or state
    id    TEXT NOT NULL,
    role  TEXT NOT NULL, -- place or actor
    name  TEXT NOT NULL,
    shown TEXT NOT NULL, -- the name as it is written
    PRIMARY KEY (kind, id, role, name)
);
CREATE INDEX names_name ON names (role, name, kind, id);
