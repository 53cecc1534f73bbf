-- What an organisation can show of its quality: who it is for the grid, and its proofs, most of which write themselves.

CREATE TABLE quality_profiles (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- Always 'profile'.
  id TEXT NOT NULL,
  -- AF, BC, VAE, CFA, by spaces.
  categories TEXT NOT NULL,
  certifying INTEGER NOT NULL,
  alternating INTEGER NOT NULL,
  workplace INTEGER NOT NULL,
  subcontracting INTEGER NOT NULL,
  is_only_subcontractor INTEGER NOT NULL,
  is_new_entrant INTEGER NOT NULL,
  -- Days; '' when there is none yet.
  certified_on TEXT NOT NULL,
  audit_on TEXT NOT NULL,
  audit_type TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE proofs (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- The event that it comes from, when it has written itself.
  id TEXT NOT NULL,
  -- One of domain/quality/proofs/rules.ts, or '' when somebody has added it.
  rule TEXT NOT NULL,
  -- What it is about, as the event named it.
  label TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  -- JSON: the numbers of the indicators that it serves.
  indicators TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  note TEXT NOT NULL,
  link TEXT NOT NULL,
  holding_id TEXT,
  site_id TEXT,
  -- The salted hash of the event, or of what was typed.
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  -- Of the rule that wrote it; 0 as the house wrote it.
  rule_version INTEGER NOT NULL DEFAULT 0,
  -- JSON: its sites, when somebody has said several; none is everywhere.
  sites TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proofs_of_subject ON proofs (organisation_id, subject_id, id);
CREATE INDEX proofs_by_end ON proofs (organisation_id, valid_until, id) WHERE valid_until <> '';
CREATE TRIGGER proofs_wait BEFORE INSERT ON proofs WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- It no longer proves anything. Taking the row away gives it back.
CREATE TABLE proof_withdrawals (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, proof_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The proofs that stand, once for each of their indicators, by day. Rebuilt, never copied.
CREATE TABLE proof_indicators (
  organisation_id TEXT NOT NULL,
  indicator INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  -- The day its validity ends, or a year after it.
  fresh_until TEXT NOT NULL,
  PRIMARY KEY (organisation_id, indicator, happened_on, proof_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_indicators_of_proof ON proof_indicators (organisation_id, proof_id);
CREATE INDEX proof_indicators_fresh ON proof_indicators (organisation_id, indicator, fresh_until);

-- The same by site; '' is everywhere. Rebuilt, never copied.
CREATE TABLE proof_sites (
  organisation_id TEXT NOT NULL,
  indicator INTEGER NOT NULL,
  site_id TEXT NOT NULL,
  fresh_until TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  PRIMARY KEY (organisation_id, indicator, site_id, fresh_until, proof_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_sites_of_proof ON proof_sites (organisation_id, proof_id);

CREATE TRIGGER proof_indicators_in AFTER INSERT ON proofs BEGIN
  INSERT INTO proof_indicators SELECT NEW.organisation_id, value, NEW.happened_on, NEW.id, iif(NEW.valid_until = '', date(NEW.happened_on, '+12 months'), NEW.valid_until)
  FROM json_each(iif(json_valid(NEW.indicators), NEW.indicators, '[]'));
  INSERT INTO proof_sites SELECT NEW.organisation_id, served.value, places.value, iif(NEW.valid_until = '', date(NEW.happened_on, '+12 months'), NEW.valid_until), NEW.id, NEW.happened_on
  FROM json_each(iif(json_valid(NEW.indicators), NEW.indicators, '[]')) AS served, json_each(iif(json_valid(NEW.sites) AND NEW.sites <> '[]', NEW.sites, json_array(coalesce(NEW.site_id, '')))) AS places;
END;
CREATE TRIGGER proof_indicators_out AFTER DELETE ON proofs BEGIN
  DELETE FROM proof_indicators WHERE organisation_id = OLD.organisation_id AND proof_id = OLD.id;
  DELETE FROM proof_sites WHERE organisation_id = OLD.organisation_id AND proof_id = OLD.id;
END;
CREATE TRIGGER proof_indicators_withdraw AFTER INSERT ON proof_withdrawals BEGIN
  DELETE FROM proof_indicators WHERE organisation_id = NEW.organisation_id AND proof_id = NEW.proof_id;
  DELETE FROM proof_sites WHERE organisation_id = NEW.organisation_id AND proof_id = NEW.proof_id;
END;
CREATE TRIGGER proof_indicators_again AFTER DELETE ON proof_withdrawals BEGIN
  INSERT INTO proof_indicators SELECT proofs.organisation_id, value, proofs.happened_on, proofs.id, iif(proofs.valid_until = '', date(proofs.happened_on, '+12 months'), proofs.valid_until)
  FROM proofs, json_each(iif(json_valid(proofs.indicators), proofs.indicators, '[]'))
  WHERE proofs.organisation_id = OLD.organisation_id AND proofs.id = OLD.proof_id;
  INSERT INTO proof_sites SELECT proofs.organisation_id, served.value, places.value, iif(proofs.valid_until = '', date(proofs.happened_on, '+12 months'), proofs.valid_until), proofs.id, proofs.happened_on
  FROM proofs, json_each(iif(json_valid(proofs.indicators), proofs.indicators, '[]')) AS served,
    json_each(iif(json_valid(proofs.sites) AND proofs.sites <> '[]', proofs.sites, json_array(coalesce(proofs.site_id, '')))) AS places
  WHERE proofs.organisation_id = OLD.organisation_id AND proofs.id = OLD.proof_id;
END;

-- What somebody has made of a rule of domain/quality/proofs/rules.ts. Every version stays: a proof names the one that wrote it.
CREATE TABLE proof_rules (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  rule TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_on INTEGER NOT NULL,
  -- JSON, as in proofs.
  indicators TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, rule, version)
) STRICT, WITHOUT ROWID;

-- The sessions that a proof is about.
CREATE TABLE proof_sessions (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, proof_id, session_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_sessions_of_session ON proof_sessions (organisation_id, session_id, proof_id);

-- A proof takes the place of another, once.
CREATE TABLE proof_successions (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  replaced_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, proof_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id),
  FOREIGN KEY (organisation_id, replaced_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX proof_successions_replaced ON proof_successions (organisation_id, replaced_id);

-- What somebody who has looked at a proof thinks of it.
CREATE TABLE proof_validations (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- valid or weak.
  verdict TEXT NOT NULL,
  comment TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, proof_id, id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- It has been told that its validity ends.
CREATE TABLE proof_notices (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, proof_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- How ready it was, day by day; site '' is the whole organisation.
CREATE TABLE readiness_days (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  site_id TEXT NOT NULL,
  day TEXT NOT NULL,
  grid TEXT NOT NULL,
  covered INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  majors INTEGER NOT NULL,
  minors INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, site_id, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER readiness_days_wait BEFORE INSERT ON readiness_days WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- What an administrator has corrected of a version of the grid that is still provisional.
CREATE TABLE grid_corrections (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  grid TEXT NOT NULL,
  indicator INTEGER NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  grading TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, grid, indicator, version)
) STRICT, WITHOUT ROWID;

-- A grid that the house does not know yet.
CREATE TABLE grids (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  from_day TEXT NOT NULL,
  -- JSON of domain/quality/grid/import.ts.
  content TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX grids_by_day ON grids (organisation_id, from_day);
