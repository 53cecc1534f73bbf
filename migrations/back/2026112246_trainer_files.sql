DROP INDEX surveys_by_name;
ALTER TABLE surveys DROP COLUMN sort_key;
DROP TABLE credentials;
