-- Whoever registers from the public pages, what they pay there, and lists that are brought in.

-- What somebody said when registering, as it was typed; who they turned out to be is in the enrolment.
CREATE TABLE registrations (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- self or company: who pays.
  payer TEXT NOT NULL,
  company_name TEXT NOT NULL,
  company_siret TEXT NOT NULL,
  -- Whether they asked to speak of their needs: nothing of what they are.
  wants_call INTEGER NOT NULL,
  message TEXT NOT NULL,
  language TEXT NOT NULL,
  -- The sentence that was agreed to.
  consent TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX registrations_once ON registrations (organisation_id, session_id, email);
CREATE INDEX registrations_of_enrolment ON registrations (organisation_id, enrolment_id);

-- Nobody registers from the public page of a session while this row stands.
CREATE TABLE registration_closures (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, session_id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The key with which a provider takes payments for the organisation.
CREATE TABLE payment_accounts (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  provider TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  -- Its last signs, for whoever looks for it over there.
  ending TEXT NOT NULL,
  is_test INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, provider)
) STRICT, WITHOUT ROWID;

-- One checkout: what was asked, and what came of it.
CREATE TABLE payments (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  -- stripe, or stand_in on one's own machine.
  provider TEXT NOT NULL,
  -- As the provider calls them; null until it has.
  checkout_id TEXT,
  intent_id TEXT,
  address TEXT NOT NULL,
  amount INTEGER NOT NULL,
  -- asked, paid, expired, waiting (paid too late, on the waiting list), refunding or refunded.
  state TEXT NOT NULL,
  refund_id TEXT,
  expires_at INTEGER NOT NULL,
  paid_at INTEGER,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX payments_by_checkout ON payments (organisation_id, provider, checkout_id);
CREATE UNIQUE INDEX payments_by_intent ON payments (organisation_id, provider, intent_id);
CREATE INDEX payments_of_enrolment ON payments (organisation_id, enrolment_id, at);
CREATE INDEX payments_of_session ON payments (organisation_id, session_id, at);
CREATE TRIGGER payments_wait BEFORE UPDATE ON payments WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- Seats kept while somebody pays, by the hour when they are free again.
CREATE INDEX enrolments_held ON enrolments (held_until) WHERE state = 'held';

-- A list brought in. What was read of it is kept in pieces beside the file; each pass over it is a chore.
CREATE TABLE imports (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- people or enrolments.
  kind TEXT NOT NULL,
  session_id TEXT,
  name TEXT NOT NULL,
  -- csv or xlsx.
  format TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  separator TEXT NOT NULL,
  -- The line that names the columns, from 1; 0 when there is none.
  header_line INTEGER NOT NULL,
  -- JSON: the names of the columns, and the first lines.
  head TEXT NOT NULL,
  -- JSON: which field each column holds, '' for none; null until somebody has said.
  columns TEXT,
  -- skip, update or create: what becomes of somebody who is known already.
  policy TEXT NOT NULL,
  lines INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  known INTEGER NOT NULL,
  -- The chores that have tried it, run it, taken it back.
  trial_id TEXT,
  run_id TEXT,
  undo_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_by_date ON imports (organisation_id, at, id);

-- A line that cannot be brought in, as it was, and why: one of the reasons of domain/exchange/import-line.ts.
CREATE TABLE import_faults (
  organisation_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  why TEXT NOT NULL,
  field TEXT NOT NULL,
  -- JSON: its cells.
  cells TEXT NOT NULL,
  PRIMARY KEY (organisation_id, import_id, line),
  FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What an import has made or changed, so that it may be taken back.
CREATE TABLE import_marks (
  organisation_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  -- person, company, employment or enrolment.
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  -- created, updated, kept (it was there) or undone.
  did TEXT NOT NULL,
  PRIMARY KEY (organisation_id, import_id, kind, subject_id),
  FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_marks_in_order ON import_marks (organisation_id, import_id, line, kind);

-- Which field a column of that name held last time.
CREATE TABLE import_habits (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  field TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, kind, heading)
) STRICT, WITHOUT ROWID;
