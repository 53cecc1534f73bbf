-- Only what was added after 2026112139_statistics.sql is forgotten.
DELETE FROM sqlite_stat1 WHERE tbl IN ('verbatim_words', 'declarations', 'declared_sites', 'statement_declarations', 'proof_words', 'proof_suggestions', 'due_calls', 'open_slots', 'site_months', 'stale_papers') OR idx IN ('statement_taught_by_status', 'statement_trainees_given', 'survey_groups_by_score', 'tasks_by_due', 'tickets_of_company', 'sessions_of_programme_here');
ANALYZE sqlite_schema;
