-- The words of proofs added by hand: of what was typed, and of their files. Read in the background, once.
CREATE TABLE proof_words (
  organisation_id TEXT NOT NULL,
  word TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, word, proof_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_words_of_proof ON proof_words (organisation_id, proof_id);

-- What a reader of another house suggests, when the organisation has asked for one. Nothing is decided here.
CREATE TABLE proof_suggestions (
  organisation_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  -- JSON: numbers of indicators.
  indicators TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, proof_id),
  FOREIGN KEY (organisation_id, proof_id) REFERENCES proofs (organisation_id, id)
) STRICT, WITHOUT ROWID;
