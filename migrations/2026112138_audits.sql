-- Audits, our own and the certifying body's: what was asked, what was seen, what must be mended; the files that were drawn; the room of an auditor.

CREATE TABLE audits (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- internal, mock or external.
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  on_day TEXT NOT NULL,
  -- initial, surveillance or renewal.
  audit_type TEXT NOT NULL,
  -- The version of the national grid that applies on that day, or 'own'.
  grid TEXT NOT NULL,
  -- AF, BC, VAE or CFA; '' for all that is done.
  category TEXT NOT NULL,
  site_id TEXT,
  -- Who looks.
  auditor TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audits_by_day ON audits (organisation_id, on_day, id);

-- What is looked at: an indicator as its grid words it, or a question of our own (indicator 0).
CREATE TABLE audit_points (
  organisation_id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  question TEXT NOT NULL,
  PRIMARY KEY (organisation_id, audit_id, number),
  FOREIGN KEY (organisation_id, audit_id) REFERENCES audits (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_verdicts (
  organisation_id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  -- conform, minor, major or not_seen.
  verdict TEXT NOT NULL,
  comment TEXT NOT NULL,
  -- JSON: the proofs that were looked at.
  proofs TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, audit_id, number),
  FOREIGN KEY (organisation_id, audit_id, number) REFERENCES audit_points (organisation_id, audit_id, number)
) STRICT, WITHOUT ROWID;

-- What must be mended, and by when the rules want it. Numbers under 1 are majors that five minors make together.
CREATE TABLE audit_findings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  -- minor or major.
  grade TEXT NOT NULL,
  said TEXT NOT NULL,
  due_on TEXT NOT NULL,
  -- The ticket in which it is mended.
  ticket_id TEXT NOT NULL,
  -- Whoever found it, by name.
  found_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  -- Kept by triggers.
  is_open INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, audit_id) REFERENCES audits (organisation_id, id)
) STRICT, WITHOUT ROWID;
-- One finding a point.
CREATE UNIQUE INDEX audit_findings_once ON audit_findings (organisation_id, audit_id, number);
CREATE INDEX audit_findings_open ON audit_findings (organisation_id, due_on, id) WHERE is_open = 1;
CREATE INDEX audit_findings_of_ticket ON audit_findings (organisation_id, ticket_id);

CREATE TABLE audit_finding_closures (
  organisation_id TEXT NOT NULL,
  finding_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (organisation_id, finding_id),
  FOREIGN KEY (organisation_id, finding_id) REFERENCES audit_findings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_findings_close AFTER INSERT ON audit_finding_closures BEGIN
  UPDATE audit_findings SET is_open = 0 WHERE organisation_id = NEW.organisation_id AND id = NEW.finding_id;
END;
CREATE TRIGGER audit_findings_reopen AFTER DELETE ON audit_finding_closures BEGIN
  UPDATE audit_findings SET is_open = 1 WHERE organisation_id = OLD.organisation_id AND id = OLD.finding_id;
END;

CREATE TABLE audit_conclusions (
  organisation_id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY (organisation_id, audit_id),
  FOREIGN KEY (organisation_id, audit_id) REFERENCES audits (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Files and proofs drawn for an audit: the same seed draws the same ones.
CREATE TABLE audit_samples (
  organisation_id TEXT NOT NULL,
  -- The chore that draws has the same id.
  id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  seed TEXT NOT NULL,
  -- How many files of each category and site, and how many proofs of each indicator.
  files INTEGER NOT NULL,
  proofs INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, audit_id) REFERENCES audits (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_samples_of_audit ON audit_samples (organisation_id, audit_id, at, id);

-- One thing that an auditor asks to see, as it was when it was opened.
CREATE TABLE audit_sample_pieces (
  organisation_id TEXT NOT NULL,
  sample_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  -- Whose file it is of; '' for the proof of an indicator.
  enrolment_id TEXT NOT NULL,
  -- 0 for a piece of a file.
  indicator INTEGER NOT NULL,
  -- One of domain/quality/audits/pieces.ts.
  piece TEXT NOT NULL,
  source_id TEXT NOT NULL,
  label TEXT NOT NULL,
  site_id TEXT NOT NULL,
  -- opened, missing, altered or early (its time has not come).
  state TEXT NOT NULL,
  -- How long it took to open, in milliseconds, and how much was read.
  ms INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sample_id, number),
  FOREIGN KEY (organisation_id, sample_id) REFERENCES audit_samples (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_sample_pieces_wait BEFORE INSERT ON audit_sample_pieces WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- A door for one auditor, who reads and changes nothing, between two instants.
CREATE TABLE audit_rooms (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  -- The certifying body.
  body TEXT NOT NULL,
  -- The sites that may be seen, by spaces; '' for all.
  site_ids TEXT NOT NULL,
  opens_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, audit_id) REFERENCES audits (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_rooms_of_audit ON audit_rooms (organisation_id, audit_id, at, id);

CREATE TABLE audit_room_revocations (
  organisation_id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, room_id),
  FOREIGN KEY (organisation_id, room_id) REFERENCES audit_rooms (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The last code that was asked for, and how often somebody has tried it.
CREATE TABLE audit_room_codes (
  organisation_id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  number INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, room_id),
  FOREIGN KEY (organisation_id, room_id) REFERENCES audit_rooms (organisation_id, id)
) STRICT, WITHOUT ROWID;
