-- Only what was added after 2026112139_statistics.sql is forgotten.
DELETE FROM sqlite_stat1 WHERE tbl IN ('');
ANALYZE sqlite_schema;
