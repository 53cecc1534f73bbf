-- The bytes of a file have been looked into and stand under their hash: it may be served. Before this row, and its
-- refusal if it has one, they wait in quarantine. What was found is told: such a file is never shown in place.
CREATE TABLE file_checks (
  organisation_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  findings TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, file_id),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Bytes that no file of the organisation has any more, on their way out of the store.
CREATE TABLE file_removals (
  organisation_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, sha256)
) STRICT, WITHOUT ROWID;

-- What the organisation keeps under one name, whatever its versions; each version is a file.
CREATE TABLE holdings (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  use TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  -- The version shown.
  file_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  -- The day its retention runs from, when it is known, and the last day it is kept.
  starts_on TEXT,
  due_on TEXT,
  -- 1 while a row of holding_trash stands, kept by triggers: lists read what they show and no other.
  trashed INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX holdings_by_name ON holdings (organisation_id, trashed, sort_key, id);
CREATE INDEX holdings_by_use ON holdings (organisation_id, trashed, use, sort_key, id);
CREATE INDEX holdings_by_rule ON holdings (organisation_id, rule, id);
CREATE INDEX holdings_of_file ON holdings (organisation_id, file_id);
-- For cron, which looks at every organisation at once.
CREATE INDEX holdings_by_due ON holdings (due_on);

CREATE TABLE holding_versions (
  organisation_id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  file_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, holding_id, number),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX holding_versions_of_file ON holding_versions (organisation_id, file_id);

-- In the trash while this row stands; destroyed once it is due.
CREATE TABLE holding_trash (
  organisation_id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, holding_id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_trash_by_due ON holding_trash (due_at);

-- An address that opens one holding to whoever has it, until a day; its token is known by its hash only.
CREATE TABLE file_links (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_links_of_holding ON file_links (organisation_id, holding_id, id);

-- A link opens nothing once this row stands.
CREATE TABLE file_link_revocations (
  organisation_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, link_id),
  FOREIGN KEY (organisation_id, link_id) REFERENCES file_links (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- How long an organisation keeps each kind of thing, where it has chosen otherwise than what we propose; no number of
-- months means until somebody destroys it.
CREATE TABLE retention_rules (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  rule TEXT NOT NULL,
  months INTEGER,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, rule)
) STRICT, WITHOUT ROWID;

-- What was destroyed, and why: it outlives what it tells of. `content` holds the name, size and hash of each version.
CREATE TABLE destructions (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  use TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  rule TEXT NOT NULL,
  cause TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  -- Who, as she was called that day; nobody when a rule did it.
  by_name TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER destructions_are_never_rewritten BEFORE UPDATE ON destructions BEGIN SELECT RAISE(ABORT, 'destructions are never rewritten'); END;
CREATE TRIGGER destructions_stay BEFORE DELETE ON destructions WHEN NOT EXISTS (SELECT 1 FROM removals WHERE organisation_id = OLD.organisation_id) BEGIN SELECT RAISE(ABORT, 'destructions stay'); END;

CREATE TRIGGER holding_trash_in AFTER INSERT ON holding_trash BEGIN
  UPDATE holdings SET trashed = 1 WHERE organisation_id = NEW.organisation_id AND id = NEW.holding_id;
END;
CREATE TRIGGER holding_trash_out AFTER DELETE ON holding_trash BEGIN
  UPDATE holdings SET trashed = 0 WHERE organisation_id = OLD.organisation_id AND id = OLD.holding_id;
END;
CREATE TRIGGER holdings_words_in AFTER INSERT ON holdings BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'holding', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER holdings_words_change AFTER UPDATE OF sort_key ON holdings BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'holding';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'holding', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER holdings_words_out AFTER DELETE ON holdings BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'holding';
END;
