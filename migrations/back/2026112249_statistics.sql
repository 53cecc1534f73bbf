-- Only what was added after 2026112139_statistics.sql is forgotten.
DELETE FROM sqlite_stat1 WHERE tbl IN ('verbatim_words', 'declarations', 'declared_sites', 'statement_declarations') OR idx = 'survey_groups_by_score';
ANALYZE sqlite_schema;
