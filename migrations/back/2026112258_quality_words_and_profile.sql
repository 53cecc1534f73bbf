ALTER TABLE quality_profiles DROP COLUMN new_categories;
ALTER TABLE quality_profiles DROP COLUMN is_recognised;
ALTER TABLE grid_corrections DROP COLUMN is_adapted;
DROP TRIGGER proof_word_sites_out;
DROP TRIGGER proof_word_sites_in;
DROP TABLE proof_word_sites;
