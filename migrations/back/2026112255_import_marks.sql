ALTER TABLE import_marks DROP COLUMN former;
