-- The words of proofs by site, so that who sees some sites reads theirs and passes over no other; '' is everywhere. Rebuilt, never copied.
CREATE TABLE proof_word_sites (
  organisation_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  word TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, site_id, word, proof_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_word_sites_of_proof ON proof_word_sites (organisation_id, proof_id);

INSERT OR IGNORE INTO proof_word_sites SELECT proof_words.organisation_id, places.value, proof_words.word, proof_words.proof_id
FROM proof_words JOIN proofs ON proofs.organisation_id = proof_words.organisation_id AND proofs.id = proof_words.proof_id,
  json_each(iif(json_valid(proofs.sites) AND proofs.sites <> '[]', proofs.sites, json_array(coalesce(proofs.site_id, '')))) AS places;

CREATE TRIGGER proof_word_sites_in AFTER INSERT ON proof_words BEGIN
  INSERT OR IGNORE INTO proof_word_sites SELECT NEW.organisation_id, places.value, NEW.word, NEW.proof_id
  FROM proofs, json_each(iif(json_valid(proofs.sites) AND proofs.sites <> '[]', proofs.sites, json_array(coalesce(proofs.site_id, '')))) AS places
  WHERE proofs.organisation_id = NEW.organisation_id AND proofs.id = NEW.proof_id;
END;
CREATE TRIGGER proof_word_sites_out AFTER DELETE ON proof_words BEGIN
  DELETE FROM proof_word_sites WHERE organisation_id = OLD.organisation_id AND proof_id = OLD.proof_id AND word = OLD.word;
END;

-- The regime of new entrants is as provisional as the grading; nothing is as the grid says.
ALTER TABLE grid_corrections ADD COLUMN is_adapted INTEGER;
-- It held a recognised label at the end of 2018: its initial audit is lightened.
ALTER TABLE quality_profiles ADD COLUMN is_recognised INTEGER NOT NULL DEFAULT 0;
-- Those of its categories that have just begun, by spaces.
ALTER TABLE quality_profiles ADD COLUMN new_categories TEXT NOT NULL DEFAULT '';
