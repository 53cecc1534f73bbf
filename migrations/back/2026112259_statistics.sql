-- Only what was added after 2026112253_statistics.sql is forgotten.
DELETE FROM sqlite_stat1 WHERE tbl = 'proof_word_sites';
ANALYZE sqlite_schema;
