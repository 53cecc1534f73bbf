-- Only what was added after 2026112249_statistics.sql is forgotten.
DELETE FROM sqlite_stat1 WHERE idx IN ('slots_of_site', 'wordings_current', 'paper_templates_current');
ANALYZE sqlite_schema;
