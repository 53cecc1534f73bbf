-- How papers are worded, what they repeat of the organisation, their numbers, and to whom they were sent.

-- Every version of a template stays; one without words gives ours back. site_id '' is for all sites.
CREATE TABLE paper_templates (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  kind TEXT NOT NULL,
  site_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- JSON of domain/documents/template.ts, or NULL.
  body TEXT,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, site_id, version)
) STRICT, WITHOUT ROWID;

-- Who signs, the mediator, how one pays… JSON by name, as domain/documents/mentions.ts lists them.
CREATE TABLE paper_mentions (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  version INTEGER NOT NULL,
  said TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id)
) STRICT, WITHOUT ROWID;

-- The last number given, by kind and year: it only goes one up.
CREATE TABLE paper_numbers (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, kind, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_sendings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  paper_id TEXT NOT NULL,
  person_id TEXT,
  email TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, paper_id) REFERENCES papers (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_sendings_of_paper ON paper_sendings (organisation_id, paper_id, at);

-- The papers that a long job has made, for their archive.
CREATE TABLE paper_batches (
  organisation_id TEXT NOT NULL,
  chore_id TEXT NOT NULL,
  paper_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, chore_id, paper_id),
  FOREIGN KEY (organisation_id, chore_id) REFERENCES chores (organisation_id, id),
  FOREIGN KEY (organisation_id, paper_id) REFERENCES papers (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX papers_by_kind ON papers (organisation_id, kind, at, id);
CREATE UNIQUE INDEX papers_corrected_once ON papers (organisation_id, corrects_id) WHERE corrects_id IS NOT NULL;
