-- The slots as papers found them when they were issued: one that says otherwise than the slots of today is void, and it
-- stands again once they are as it says. The same slots are kept once, under their hash.
CREATE TABLE timetables (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  id TEXT NOT NULL,
  slots TEXT NOT NULL,
  PRIMARY KEY (organisation_id, session_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
ALTER TABLE papers ADD COLUMN timetable_id TEXT;
