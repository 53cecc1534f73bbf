-- What a trainer's file holds: a curriculum, a diploma, a certificate of insurance, each each awaited by a day, then renewed.
CREATE TABLE credentials (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- cv, diploma, certificate, insurance, registration or other.
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  -- '' until it is given.
  given_on TEXT NOT NULL,
  -- The day by which it is awaited, for the first time or again.
  renew_on TEXT NOT NULL,
  -- The file of today; those of before are in their proofs.
  holding_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX credentials_by_day ON credentials (organisation_id, renew_on, id);
CREATE INDEX credentials_of_person ON credentials (organisation_id, person_id, id);

-- Surveys in the order of their names, « Évaluation » among the E. The letters of French are enough until the next change.
ALTER TABLE surveys ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE surveys SET sort_key = lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  title, 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'À', 'a'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'à', 'a'), 'â', 'a'), 'ç', 'c'), 'ô', 'o'));
CREATE INDEX surveys_by_name ON surveys (organisation_id, sort_key, id);
