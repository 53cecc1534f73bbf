-- Webhooks. In the directory: where an address leads, and what its signatures are checked with. One look, before anything
-- else is read; it follows the sources of each organisation.
CREATE TABLE hook_endpoints (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations (id),
  source_id TEXT NOT NULL,
  provider TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  old_sealed_secret TEXT NOT NULL,
  old_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX hook_endpoints_of_source ON hook_endpoints (organisation_id, source_id);

-- A provider that sends here. The old secret is good until old_until, for the time it takes to change it over there.
CREATE TABLE hook_sources (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  provider TEXT NOT NULL,
  name TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  old_sealed_secret TEXT NOT NULL,
  old_until INTEGER NOT NULL,
  -- Calls whose signature was wrong: counted within limits, never kept.
  refused INTEGER NOT NULL DEFAULT 0,
  refused_at INTEGER,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A source is closed once this row stands; what it has sent is kept.
CREATE TABLE hook_source_removals (
  organisation_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, source_id),
  FOREIGN KEY (organisation_id, source_id) REFERENCES hook_sources (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What a provider has sent, once. The sender is the provider, or the source where ids are the sender's own.
CREATE TABLE incoming (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  error TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  settled_at INTEGER,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  headers TEXT NOT NULL,
  -- Null when it is too long for a row, or no text: it is then a file, under its hash.
  body TEXT,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, source_id) REFERENCES hook_sources (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX incoming_once ON incoming (organisation_id, sender, event_id);
CREATE INDEX incoming_of_source ON incoming (organisation_id, source_id, id);

-- The latest word of a sender about one thing: what is older changes nothing any more.
CREATE TABLE incoming_heads (
  organisation_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sender, subject)
) STRICT, WITHOUT ROWID;

-- An address of the organisation's choosing that is told of events.
CREATE TABLE subscriptions (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  kinds TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  old_sealed_secret TEXT NOT NULL,
  old_until INTEGER NOT NULL,
  -- Since when deliveries have been given up, with none accepted after.
  failing_since INTEGER,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Nothing is sent while this row stands: paused by hand, gone (410), failing for days, or removed for good.
CREATE TABLE subscription_stops (
  organisation_id TEXT NOT NULL,
  subscription_id TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, subscription_id),
  FOREIGN KEY (organisation_id, subscription_id) REFERENCES subscriptions (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- One event for one subscription. due_at is when to send it, or when a sender that died is given up; null once settled.
CREATE TABLE deliveries (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  subscription_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  -- How many attempts there had been when it was last asked for by hand: the schedule counts from there.
  replayed_at_attempt INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, subscription_id) REFERENCES subscriptions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX deliveries_once ON deliveries (organisation_id, subscription_id, event_id);
CREATE INDEX deliveries_to_send ON deliveries (organisation_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_by_due ON deliveries (due_at) WHERE due_at IS NOT NULL;

-- Each time a delivery was sent, and what came back: the beginning of it.
CREATE TABLE delivery_attempts (
  organisation_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  error TEXT NOT NULL,
  took INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (organisation_id, delivery_id, attempt),
  FOREIGN KEY (organisation_id, delivery_id) REFERENCES deliveries (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What jobs and doors write without an event waits while the organisation leaves.
CREATE TRIGGER hook_sources_wait BEFORE UPDATE ON hook_sources WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER incoming_wait BEFORE UPDATE ON incoming WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER deliveries_wait BEFORE UPDATE ON deliveries WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER delivery_attempts_wait BEFORE INSERT ON delivery_attempts WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

CREATE TRIGGER incoming_counted_in AFTER INSERT ON incoming BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'incoming ' || NEW.source_id, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER incoming_counted_out AFTER DELETE ON incoming BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'incoming ' || OLD.source_id AND site_id = '';
END;
CREATE TRIGGER deliveries_counted_in AFTER INSERT ON deliveries BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'deliveries ' || NEW.subscription_id, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER deliveries_counted_out AFTER DELETE ON deliveries BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'deliveries ' || OLD.subscription_id AND site_id = '';
END;
