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
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
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
  PRIMARY KEY (organisation_id, indicator, happened_on, proof_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_indicators_of_proof ON proof_indicators (organisation_id, proof_id);
CREATE TRIGGER proof_indicators_in AFTER INSERT ON proofs BEGIN
  INSERT INTO proof_indicators SELECT NEW.organisation_id, value, NEW.happened_on, NEW.id FROM json_each(iif(json_valid(NEW.indicators), NEW.indicators, '[]'));
END;
CREATE TRIGGER proof_indicators_out AFTER DELETE ON proofs BEGIN
  DELETE FROM proof_indicators WHERE organisation_id = OLD.organisation_id AND proof_id = OLD.id;
END;
CREATE TRIGGER proof_indicators_withdraw AFTER INSERT ON proof_withdrawals BEGIN
  DELETE FROM proof_indicators WHERE organisation_id = NEW.organisation_id AND proof_id = NEW.proof_id;
END;
CREATE TRIGGER proof_indicators_again AFTER DELETE ON proof_withdrawals BEGIN
  INSERT INTO proof_indicators SELECT proofs.organisation_id, value, proofs.happened_on, proofs.id FROM proofs, json_each(iif(json_valid(proofs.indicators), proofs.indicators, '[]'))
  WHERE proofs.organisation_id = OLD.organisation_id AND proofs.id = OLD.proof_id;
END;
