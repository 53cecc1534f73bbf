DROP INDEX papers_corrected_once;
DROP INDEX papers_by_kind;
DROP TABLE paper_batches;
DROP TABLE paper_sendings;
DROP TABLE paper_numbers;
DROP TABLE paper_mentions;
DROP TABLE paper_templates;
