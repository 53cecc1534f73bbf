-- A form of a provider that stands for one of our surveys: which of its fields answers which question.
CREATE TABLE survey_mappings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- What the form sends comes through this source of webhooks.
  source_id TEXT NOT NULL,
  -- The provider's own name for the form.
  form_id TEXT NOT NULL,
  form_name TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  -- JSON of domain/surveys/mapping.ts.
  fields TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, survey_id) REFERENCES surveys (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX survey_mappings_form ON survey_mappings (organisation_id, source_id, form_id);
CREATE INDEX survey_mappings_of_survey ON survey_mappings (organisation_id, survey_id, id);
