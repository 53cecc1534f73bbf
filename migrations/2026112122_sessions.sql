-- What is decided about a session, what it costs, how its dates moved; rooms that close; calendars told outside.

-- It takes place, or does not, as somebody said on the day of the decision.
CREATE TABLE session_decisions (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  -- go or no_go.
  decision TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, session_id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_costs (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  label TEXT NOT NULL,
  planned INTEGER NOT NULL,
  -- What it came to; what is not known yet counts as planned.
  spent INTEGER,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_costs_of_session ON session_costs (organisation_id, session_id, id);

-- Dates that moved, with those of before: taking the last one away gives them back.
CREATE TABLE session_postponements (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  -- JSON: [slot, day, starts_at, ends_at] of each slot before.
  former TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_postponements_of_session ON session_postponements (organisation_id, session_id, id);

-- A session made of a part of another.
CREATE TABLE session_splits (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  from_id TEXT NOT NULL,
  -- JSON: the enrolments that went along.
  moved TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, session_id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, from_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_splits_of_session ON session_splits (organisation_id, from_id, session_id);

CREATE TABLE conflict_policies (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- warn or block; warn while nobody has said.
  policy TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE space_closures (
  organisation_id TEXT NOT NULL,
  space_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, space_id),
  FOREIGN KEY (organisation_id, space_id) REFERENCES spaces (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX spaces_by_name ON spaces (organisation_id, sort_key, id);

-- An address that a calendar reads: only its hash is kept, and the row gone closes it.
CREATE TABLE calendar_feeds (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- own, site or all.
  kind TEXT NOT NULL,
  site_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_feeds_of_person ON calendar_feeds (organisation_id, person_id, id);

-- Lists are read from today on, and from today back: by the last day.
CREATE INDEX sessions_by_end ON sessions (organisation_id, ends_on, id);
CREATE INDEX sessions_ended_of_site ON sessions (organisation_id, site_id, ends_on, id);
CREATE INDEX sessions_ended_of_programme ON sessions (organisation_id, programme_id, ends_on, id);
CREATE INDEX unavailabilities_by_end ON unavailabilities (organisation_id, ends_at, id);
