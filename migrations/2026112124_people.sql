-- What is known of people beyond their names, what they need, who turned out to be the same, and what was asked of them before a session.

CREATE TABLE person_details (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- 1987-04-12, '' when unknown.
  born_on TEXT NOT NULL,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  town TEXT NOT NULL,
  job TEXT NOT NULL,
  -- One of domain/people/person.ts, as the yearly statement counts people; '' while nobody has said.
  category TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Shown to those who may read it, one at a time, and each reading is recorded.
CREATE TABLE person_needs (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  needs TEXT NOT NULL,
  arrangements TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Somebody has looked: the skills operator named is theirs, not a suggestion.
CREATE TABLE opco_confirmations (
  organisation_id TEXT NOT NULL,
  company_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, company_id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Two persons, or two companies, who were one. The one that goes keeps its row without its place in the lists.
CREATE TABLE merges (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- person or company.
  kind TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  gone_id TEXT NOT NULL,
  -- JSON of domain/sessions/enrolment-merge.ts: what has moved, so that it can go back.
  moved TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_of_kept ON merges (organisation_id, kind, kept_id, at);
CREATE INDEX merges_of_gone ON merges (organisation_id, kind, gone_id, at);

CREATE TABLE merge_reversals (
  organisation_id TEXT NOT NULL,
  merge_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, merge_id),
  FOREIGN KEY (organisation_id, merge_id) REFERENCES merges (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What somebody expects and where they stand before the start, and what was decided: every version is kept.
CREATE TABLE analyses (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  -- needs or positioning.
  kind TEXT NOT NULL,
  expectations TEXT NOT NULL,
  -- none, beginner, practised or skilled; '' for needs.
  level TEXT NOT NULL,
  adaptations TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX analyses_of_enrolment ON analyses (organisation_id, enrolment_id, kind, id);
