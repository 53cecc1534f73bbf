-- What somebody's record said before an import completed it, as JSON, so that taking the import back restores it; '' for nothing.
ALTER TABLE import_marks ADD COLUMN former TEXT NOT NULL DEFAULT '';
