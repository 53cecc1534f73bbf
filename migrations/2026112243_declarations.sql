-- Further declarations of activity, each with the sites it was made for. The number in offices stands for all other sites.

CREATE TABLE declarations (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  -- Of the prefecture that registered it.
  region TEXT NOT NULL,
  -- Sessions that begin before that day stand under the number in offices.
  from_day TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX declarations_by_number ON declarations (organisation_id, number);

-- A site stands under one declaration at most.
CREATE TABLE declared_sites (
  organisation_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  declaration_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, site_id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id),
  FOREIGN KEY (organisation_id, declaration_id) REFERENCES declarations (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX declared_sites_of ON declared_sites (organisation_id, declaration_id);

-- For which declaration a statement was counted, as that was on the day. Without a row: for the whole organisation.
CREATE TABLE statement_declarations (
  organisation_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  -- '' for the number in offices.
  declaration_id TEXT NOT NULL,
  number TEXT NOT NULL,
  region TEXT NOT NULL,
  -- JSON: the sites it covers, each with the day it does so from; for '', the sites that stand elsewhere.
  sites TEXT NOT NULL,
  PRIMARY KEY (organisation_id, statement_id),
  FOREIGN KEY (organisation_id, statement_id) REFERENCES statements (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What a box of a statement opens: who taught as what, and whose hours were entrusted to a partner.
CREATE INDEX statement_taught_by_status ON statement_taught (organisation_id, statement_id, status, slot_id, trainer_id);
CREATE INDEX statement_trainees_given ON statement_trainees (organisation_id, statement_id, enrolment_id) WHERE given_seconds > 0;
