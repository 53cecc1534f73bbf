-- Work that did not go well, long work that can be watched, and the errands of cron.

-- When cron sends it again, how often that or a failure has happened, and what the last failure said.
ALTER TABLE outbox ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN error TEXT NOT NULL DEFAULT '';
DROP INDEX outbox_by_age;
CREATE INDEX outbox_by_due ON outbox (due_at);

-- Work of the outbox that was tried too often and is tried no more, until somebody asks for it again.
CREATE TABLE abandonments (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  error TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler),
  FOREIGN KEY (organisation_id, event_id) REFERENCES events (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX abandonments_by_age ON abandonments (at);

-- A long job: what was asked, and how far it has got. The cursor moves in the batch of each step's effects.
CREATE TABLE chores (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  input TEXT NOT NULL,
  cursor TEXT NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chores_by_date ON chores (organisation_id, at, id);
CREATE INDEX chores_of_kind ON chores (organisation_id, kind, id);

-- Every step updates its chore first: none is made while the organisation is being copied elsewhere.
CREATE TRIGGER chores_wait BEFORE UPDATE ON chores WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- How a chore ended: done, cancelled or failed. One that has no such row is still running.
CREATE TABLE chore_ends (
  organisation_id TEXT NOT NULL,
  chore_id TEXT NOT NULL,
  how TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, chore_id),
  FOREIGN KEY (organisation_id, chore_id) REFERENCES chores (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A line of a chore that could not be done, as it was given, and why.
CREATE TABLE chore_faults (
  organisation_id TEXT NOT NULL,
  chore_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  what TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (organisation_id, chore_id, line),
  FOREIGN KEY (organisation_id, chore_id) REFERENCES chores (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What a complete archive is made of, kept in R2 for a week.
CREATE TABLE archive_parts (
  organisation_id TEXT NOT NULL,
  chore_id TEXT NOT NULL,
  path TEXT NOT NULL,
  lines INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, chore_id, path),
  FOREIGN KEY (organisation_id, chore_id) REFERENCES chores (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_parts_by_age ON archive_parts (at);

-- In the directory: when each schedule last ran, which run of cron holds it, and how it last went.
CREATE TABLE watermarks (
  schedule TEXT PRIMARY KEY,
  every_minutes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  holder TEXT NOT NULL,
  held_at INTEGER NOT NULL,
  failed_at INTEGER,
  error TEXT NOT NULL
) STRICT, WITHOUT ROWID;
