-- What happened, to what, by whom; what must follow; and what has followed.
-- The directory keeps its own under the organisation 'directory'.
CREATE TABLE events (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  site_id TEXT,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload_hash TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX events_in_order ON events (organisation_id, seq);
CREATE INDEX events_of_subject ON events (organisation_id, subject_id, seq);
CREATE INDEX events_of_site ON events (organisation_id, site_id, seq);

-- Apart from the event, so that personal data can be shredded while the chain of hashes holds.
CREATE TABLE event_payloads (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  salt TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation_id, event_id),
  FOREIGN KEY (organisation_id, event_id) REFERENCES events (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Open work: one row for each handler that must still answer an event.
CREATE TABLE outbox (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler),
  FOREIGN KEY (organisation_id, event_id) REFERENCES events (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_age ON outbox (at);

-- Written in the batch of the effect: a second delivery finds it and does nothing.
CREATE TABLE receipts (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never rewritten'); END;

-- While this row stands the organisation leaves this database, for another one or for good: its events may go, and none
-- is added. One that has left for good keeps it, with what was counted before anything went.
CREATE TABLE removals (
  organisation_id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_stay BEFORE DELETE ON events WHEN NOT EXISTS (SELECT 1 FROM removals WHERE organisation_id = OLD.organisation_id) BEGIN SELECT RAISE(ABORT, 'events stay'); END;
CREATE TRIGGER events_wait BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER receipts_wait BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
