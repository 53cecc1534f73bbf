-- What a program was told when it changed something under a key of its own choosing: asked again within a day, it is told
-- the same, and nothing is done twice. The row is written by the very batch that makes the change.
CREATE TABLE api_answers (
  organisation_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Of the method, the address and the body.
  hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, key_id, id),
  FOREIGN KEY (organisation_id, key_id) REFERENCES api_keys (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_answers_by_age ON api_answers (at);
