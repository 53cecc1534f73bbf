-- Lists of the catalogue in the order of names, and programmes sold together.

CREATE INDEX programmes_by_type ON programmes (organisation_id, action_type, sort_key, id);
CREATE INDEX programmes_published ON programmes (organisation_id, sort_key, id) WHERE is_public = 1;

-- A pack is sold at once; a path has levels, in order.
CREATE TABLE packs (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  -- pack or path.
  kind TEXT NOT NULL,
  description TEXT NOT NULL,
  price INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX packs_by_name ON packs (organisation_id, sort_key, id);

CREATE TABLE pack_programmes (
  organisation_id TEXT NOT NULL,
  pack_id TEXT NOT NULL,
  level INTEGER NOT NULL,
  programme_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, pack_id, level),
  FOREIGN KEY (organisation_id, pack_id) REFERENCES packs (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pack_programmes_of_programme ON pack_programmes (organisation_id, programme_id, pack_id);
