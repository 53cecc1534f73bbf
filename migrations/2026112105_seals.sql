-- The chain of seals: each one hashes the one before it with the event of its number. One sealer appends them in order.
CREATE TABLE seals (
  organisation_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, seq)
) STRICT, WITHOUT ROWID;

-- The payload of an event has been shredded; the event that says why and when names it in its own payload.
CREATE TABLE payload_erasures (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, event_id),
  FOREIGN KEY (organisation_id, event_id) REFERENCES events (organisation_id, id),
  FOREIGN KEY (organisation_id, erasure_id) REFERENCES events (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- How far the chain has been walked, when all of it last was, and the last head kept outside. Rebuilt, never copied.
CREATE TABLE verifications (
  organisation_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  tail INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  whole_seq INTEGER NOT NULL,
  whole_at INTEGER,
  broken_seq INTEGER,
  broken_what TEXT,
  anchored_on TEXT NOT NULL,
  anchored_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whom and what the history is filtered by.
CREATE INDEX events_of_actor ON events (organisation_id, actor_id, seq);
CREATE INDEX events_of_action ON events (organisation_id, action, seq);

-- INSERT OR REPLACE deletes without asking the other triggers. The same row again is let through: a copy begun twice.
CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events AS kept WHERE kept.organisation_id = NEW.organisation_id AND kept.id = NEW.id AND (kept.seq, kept.site_id, kept.actor_kind, kept.actor_id, kept.action, kept.subject_id, kept.request_id, kept.at, kept.payload_hash) IS NOT (NEW.seq, NEW.site_id, NEW.actor_kind, NEW.actor_id, NEW.action, NEW.subject_id, NEW.request_id, NEW.at, NEW.payload_hash)) OR EXISTS (SELECT 1 FROM events AS kept WHERE kept.organisation_id = NEW.organisation_id AND kept.seq = NEW.seq AND kept.id <> NEW.id) BEGIN SELECT RAISE(ABORT, 'events are never rewritten'); END;

CREATE TRIGGER seals_are_never_rewritten BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'seals are never rewritten'); END;
CREATE TRIGGER seals_are_never_replaced BEFORE INSERT ON seals WHEN EXISTS (SELECT 1 FROM seals AS kept WHERE kept.organisation_id = NEW.organisation_id AND kept.seq = NEW.seq AND (kept.hash, kept.at) IS NOT (NEW.hash, NEW.at)) BEGIN SELECT RAISE(ABORT, 'seals are never rewritten'); END;
CREATE TRIGGER seals_stay BEFORE DELETE ON seals WHEN NOT EXISTS (SELECT 1 FROM removals WHERE organisation_id = OLD.organisation_id) BEGIN SELECT RAISE(ABORT, 'seals stay'); END;
CREATE TRIGGER seals_wait BEFORE INSERT ON seals WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

CREATE TRIGGER payloads_are_only_shredded BEFORE UPDATE ON event_payloads WHEN (NEW.organisation_id, NEW.event_id, NEW.salt, NEW.body) IS NOT (OLD.organisation_id, OLD.event_id, '', '{}') OR NOT EXISTS (SELECT 1 FROM payload_erasures WHERE organisation_id = OLD.organisation_id AND event_id = OLD.event_id) BEGIN SELECT RAISE(ABORT, 'payloads are never rewritten'); END;
CREATE TRIGGER payloads_are_never_replaced BEFORE INSERT ON event_payloads WHEN EXISTS (SELECT 1 FROM event_payloads AS kept WHERE kept.organisation_id = NEW.organisation_id AND kept.event_id = NEW.event_id AND (kept.salt, kept.body) IS NOT (NEW.salt, NEW.body)) BEGIN SELECT RAISE(ABORT, 'payloads are never rewritten'); END;
CREATE TRIGGER payloads_stay BEFORE DELETE ON event_payloads WHEN NOT EXISTS (SELECT 1 FROM removals WHERE organisation_id = OLD.organisation_id) BEGIN SELECT RAISE(ABORT, 'payloads stay'); END;

CREATE TRIGGER erasures_are_never_rewritten BEFORE UPDATE ON payload_erasures BEGIN SELECT RAISE(ABORT, 'erasures are never rewritten'); END;
CREATE TRIGGER erasures_stay BEFORE DELETE ON payload_erasures WHEN NOT EXISTS (SELECT 1 FROM removals WHERE organisation_id = OLD.organisation_id) BEGIN SELECT RAISE(ABORT, 'erasures stay'); END;

CREATE TRIGGER verifications_wait BEFORE INSERT ON verifications WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
