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
