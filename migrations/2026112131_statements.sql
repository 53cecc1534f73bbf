-- The yearly statement: what it was counted from, line by line, and what was found. One that has been counted never changes.

CREATE TABLE statements (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  -- JSON of domain/quality/statement/reading.ts.
  reading TEXT NOT NULL,
  -- What only the accountant knows, in cents.
  turnover INTEGER NOT NULL,
  charges INTEGER NOT NULL,
  trainer_salaries INTEGER NOT NULL,
  purchases INTEGER NOT NULL,
  -- JSON: the lines of the form and its checks; '' while they are being counted.
  answer TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_year ON statements (organisation_id, to_day, at, id);

-- What each trainee counts for.
CREATE TABLE statement_trainees (
  organisation_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  status TEXT NOT NULL,
  -- Nobody has said what she is: it was guessed from who sends her.
  is_guessed INTEGER NOT NULL,
  category TEXT NOT NULL,
  -- JSON, or '' when it leads to none.
  certification TEXT NOT NULL,
  purpose TEXT NOT NULL,
  nsf TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  given_seconds INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, statement_id, enrolment_id),
  FOREIGN KEY (organisation_id, statement_id) REFERENCES statements (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_trainees_by_status ON statement_trainees (organisation_id, statement_id, status, enrolment_id);
CREATE INDEX statement_trainees_by_purpose ON statement_trainees (organisation_id, statement_id, purpose, enrolment_id);
CREATE INDEX statement_trainees_by_nsf ON statement_trainees (organisation_id, statement_id, nsf, enrolment_id);

CREATE TABLE statement_taught (
  organisation_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  trainer_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  status TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, statement_id, slot_id, trainer_id),
  FOREIGN KEY (organisation_id, statement_id) REFERENCES statements (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_sold (
  organisation_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  line TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  -- Several funders may pay for one.
  number INTEGER NOT NULL,
  session_id TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, statement_id, line, enrolment_id, number),
  FOREIGN KEY (organisation_id, statement_id) REFERENCES statements (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The level of the certification that a programme leads to, as the statement counts it (2 to 8).
CREATE TABLE certification_levels (
  organisation_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  level INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, programme_id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;
