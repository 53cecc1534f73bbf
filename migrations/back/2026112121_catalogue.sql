DROP TABLE pack_programmes;
DROP TABLE packs;
DROP INDEX programmes_published;
DROP INDEX programmes_by_type;
