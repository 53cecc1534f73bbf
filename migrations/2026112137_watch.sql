-- What the organisation keeps an eye on and what it changed (indicators 23 to 25), and the registers an auditor asks for:
-- risks, partners and their standing, the network for disability, referents, how the team learns.

CREATE TABLE watch_sources (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  -- One of domain/quality/watch/themes.ts: legal, trades, teaching.
  theme TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX watch_sources_once ON watch_sources (organisation_id, address);

-- It is read no more for now. Taking the row away resumes.
CREATE TABLE watch_source_pauses (
  organisation_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, source_id),
  FOREIGN KEY (organisation_id, source_id) REFERENCES watch_sources (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What came of the last look at it, and when the next one is due.
CREATE TABLE watch_readings (
  organisation_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  -- The last time it was read whole, or had nothing new; NULL before the first.
  read_at INTEGER,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  -- Why the last look failed, in one word; '' when it did not.
  error TEXT NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, source_id),
  FOREIGN KEY (organisation_id, source_id) REFERENCES watch_sources (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_readings_due ON watch_readings (organisation_id, due_at);
CREATE TRIGGER watch_readings_wait BEFORE UPDATE ON watch_readings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

CREATE TABLE watch_items (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- feed, link, note, file or meeting.
  kind TEXT NOT NULL,
  -- The feed, '' for what somebody has added; it may be gone since.
  source_id TEXT NOT NULL,
  source TEXT NOT NULL,
  -- How the feed names it; '' by hand.
  guid TEXT NOT NULL,
  title TEXT NOT NULL,
  address TEXT NOT NULL,
  summary TEXT NOT NULL,
  -- The day it was published, or held.
  happened_on TEXT NOT NULL,
  theme TEXT NOT NULL,
  -- JSON: the indicators that its theme and its words suggest.
  indicators TEXT NOT NULL,
  holding_id TEXT,
  -- new, kept, aside or used.
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX watch_items_once ON watch_items (organisation_id, source_id, guid) WHERE source_id <> '';
CREATE INDEX watch_items_by_address ON watch_items (organisation_id, address) WHERE address <> '';
CREATE INDEX watch_items_by_state ON watch_items (organisation_id, state, happened_on, id);
CREATE INDEX watch_items_by_theme ON watch_items (organisation_id, state, theme, happened_on, id);
CREATE TRIGGER watch_items_wait BEFORE INSERT ON watch_items WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER watch_items_in AFTER INSERT ON watch_items BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'watch ' || NEW.state, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER watch_items_change AFTER UPDATE OF state ON watch_items BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'watch ' || OLD.state AND site_id = '';
  INSERT INTO counters VALUES (NEW.organisation_id, 'watch ' || NEW.state, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER watch_items_out AFTER DELETE ON watch_items BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'watch ' || OLD.state AND site_id = '';
END;

-- Somebody has read it, and this is what changed.
CREATE TABLE watch_uses (
  organisation_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  changed TEXT NOT NULL,
  -- JSON: numbers, and the ids of programmes.
  indicators TEXT NOT NULL,
  programmes TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, item_id),
  FOREIGN KEY (organisation_id, item_id) REFERENCES watch_items (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE risks (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  cause TEXT NOT NULL,
  -- 1 to 4 both.
  likelihood INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  measure TEXT NOT NULL,
  owner_id TEXT,
  review_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX risks_by_review ON risks (organisation_id, review_on, id);

-- It is no risk any more. Taking the row away brings it back.
CREATE TABLE risk_closures (
  organisation_id TEXT NOT NULL,
  risk_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, risk_id),
  FOREIGN KEY (organisation_id, risk_id) REFERENCES risks (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Who trains for the organisation without being of it: a company, or somebody on their own.
CREATE TABLE partners (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  company_id TEXT,
  person_id TEXT,
  -- subcontractor, umbrella or partner.
  role TEXT NOT NULL,
  nda TEXT NOT NULL,
  -- The number of its own certificate, and its last day; '' when it has none.
  certificate TEXT NOT NULL,
  certified_until TEXT NOT NULL,
  contract TEXT NOT NULL,
  contract_until TEXT NOT NULL,
  -- What it is followed on.
  followed TEXT NOT NULL,
  review_on TEXT NOT NULL,
  -- The first of these days to come.
  due_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX partners_by_due ON partners (organisation_id, due_on, id);
CREATE UNIQUE INDEX partners_of_company ON partners (organisation_id, company_id) WHERE company_id IS NOT NULL;
CREATE UNIQUE INDEX partners_of_person ON partners (organisation_id, person_id) WHERE person_id IS NOT NULL;

-- Whether a company or a person may train here, and until when: what is refused, or has ended, stops an assignment.
CREATE TABLE standings (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- A person or a company.
  party_id TEXT NOT NULL,
  -- accepted, watched or refused.
  verdict TEXT NOT NULL,
  -- '' when nothing ends it.
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, party_id)
) STRICT, WITHOUT ROWID;

-- Whom to turn to for somebody with a disability.
CREATE TABLE network_contacts (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- JSON: of domain/quality/registers/network.ts.
  kinds TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  website TEXT NOT NULL,
  contacted_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX network_contacts_by_last ON network_contacts (organisation_id, contacted_on, id);

-- Who answers for what: disability, pedagogy, administration…
CREATE TABLE referents (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- One of domain/quality/registers/referents.ts.
  kind TEXT NOT NULL,
  person_id TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- Shown on the public pages.
  is_public INTEGER NOT NULL,
  since_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What somebody of the team needs to learn, and what was done about it.
CREATE TABLE developments (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  need TEXT NOT NULL,
  training TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  -- '' until it is done.
  done_on TEXT NOT NULL,
  outcome TEXT NOT NULL,
  holding_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX developments_by_day ON developments (organisation_id, planned_on, id);
CREATE INDEX developments_of_person ON developments (organisation_id, person_id, planned_on, id);
