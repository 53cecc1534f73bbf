-- The organisation at home: its settings, its sites, its people and what they may do.
CREATE TABLE offices (
  organisation_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  siret TEXT NOT NULL,
  nda TEXT NOT NULL,
  legal_form TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  vat_number TEXT NOT NULL DEFAULT '',
  legal_mentions TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL DEFAULT '',
  logo_id TEXT,
  -- The logo being prepared: it takes the place of the other once its variants are made.
  next_logo_id TEXT,
  languages TEXT NOT NULL DEFAULT 'fr,en',
  time_zone TEXT NOT NULL DEFAULT 'Europe/Paris',
  second_factor TEXT NOT NULL DEFAULT 'optional',
  version INTEGER NOT NULL DEFAULT 1,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sites (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  town TEXT NOT NULL,
  phone TEXT NOT NULL,
  accessibility TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sites_by_name ON sites (organisation_id, sort_key, id);

-- A site is closed while this row stands.
CREATE TABLE site_closures (
  organisation_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, site_id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE features (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  feature TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, feature)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  identity_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX persons_by_name ON persons (organisation_id, sort_key, id);
CREATE UNIQUE INDEX persons_by_identity ON persons (organisation_id, identity_id);
CREATE INDEX persons_by_email ON persons (organisation_id, email);

CREATE TABLE memberships (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  role TEXT NOT NULL,
  all_sites INTEGER NOT NULL,
  -- The person's own, kept by triggers: a list in the order of names reads the rows it shows and no other.
  sort_key TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX memberships_of_person ON memberships (organisation_id, person_id, role);
CREATE INDEX memberships_by_name ON memberships (organisation_id, sort_key, person_id);
CREATE INDEX memberships_by_role ON memberships (organisation_id, role, sort_key, person_id);

CREATE TABLE membership_sites (
  organisation_id TEXT NOT NULL,
  membership_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, membership_id, site_id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES memberships (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A permission given to one person beside the roles, on one site ('' for all of them).
CREATE TABLE grants (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  permission TEXT NOT NULL,
  site_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id, permission, site_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- While this row stands the person may not enter; her roles wait for her.
CREATE TABLE suspensions (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The list of first steps, put away by this person.
CREATE TABLE checklist_dismissals (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  role TEXT NOT NULL,
  all_sites INTEGER NOT NULL,
  site_ids TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_by_date ON invitations (organisation_id, at, id);

-- How an invitation ended: accepted or revoked.
CREATE TABLE invitation_ends (
  organisation_id TEXT NOT NULL,
  invitation_id TEXT NOT NULL,
  how TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, invitation_id),
  FOREIGN KEY (organisation_id, invitation_id) REFERENCES invitations (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_on TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A key is revoked once this row stands.
CREATE TABLE api_key_revocations (
  organisation_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, key_id),
  FOREIGN KEY (organisation_id, key_id) REFERENCES api_keys (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Refresh tokens of a family: a token used twice ends the whole family, whose rows go.
CREATE TABLE api_refreshes (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  family_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, key_id) REFERENCES api_keys (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_refreshes_of_family ON api_refreshes (organisation_id, family_id);
CREATE INDEX api_refreshes_of_key ON api_refreshes (organisation_id, key_id);

CREATE TABLE files (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  use TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_hash ON files (organisation_id, sha256);

CREATE TABLE file_variants (
  organisation_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, file_id, name),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A picture that looked right and could not be drawn.
CREATE TABLE file_refusals (
  organisation_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  refusal TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, file_id),
  FOREIGN KEY (organisation_id, file_id) REFERENCES files (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- One mail: claimed before it leaves, then sent, refused, or uncertain after a crash.
CREATE TABLE sendings (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler)
) STRICT, WITHOUT ROWID;
CREATE INDEX sendings_by_date ON sendings (organisation_id, at);
CREATE TRIGGER sendings_wait BEFORE INSERT ON sendings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- What the palette and the lists search in: folded words, kept by the triggers below. Rebuilt, never copied.
CREATE TABLE tokens (
  organisation_id TEXT NOT NULL,
  word TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, word, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_of_thing ON tokens (organisation_id, id, word);

-- Kept by triggers: a page never counts. site_id is '' for the whole organisation.
CREATE TABLE counters (
  organisation_id TEXT NOT NULL,
  name TEXT NOT NULL,
  site_id TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, name, site_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sites_words_in AFTER INSERT ON sites BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'site', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
  INSERT INTO counters VALUES (NEW.organisation_id, 'sites', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER sites_words_change AFTER UPDATE OF sort_key ON sites BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'site';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'site', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER sites_words_out AFTER DELETE ON sites BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'site';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'sites' AND site_id = '';
END;
CREATE TRIGGER persons_words_in AFTER INSERT ON persons BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'person', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
  INSERT INTO counters VALUES (NEW.organisation_id, 'persons', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER persons_words_change AFTER UPDATE OF sort_key ON persons BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'person';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, value, 'person', NEW.id FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER persons_words_out AFTER DELETE ON persons BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'person';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'persons' AND site_id = '';
END;
CREATE TRIGGER memberships_take_names AFTER INSERT ON memberships BEGIN
  UPDATE memberships SET sort_key = persons.sort_key FROM persons
  WHERE memberships.organisation_id = NEW.organisation_id AND memberships.id = NEW.id
  AND persons.organisation_id = NEW.organisation_id AND persons.id = NEW.person_id;
END;
CREATE TRIGGER memberships_follow_names AFTER UPDATE OF sort_key ON persons BEGIN
  UPDATE memberships SET sort_key = NEW.sort_key WHERE organisation_id = NEW.organisation_id AND person_id = NEW.id;
END;
