-- The portrait of a person, as her colleagues see it, and the one being prepared: the first stays until the other is ready.
CREATE TABLE portraits (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  file_id TEXT,
  next_file_id TEXT,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id),
  FOREIGN KEY (organisation_id, next_file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX portraits_of_file ON portraits (organisation_id, file_id);
CREATE INDEX portraits_of_next_file ON portraits (organisation_id, next_file_id);
