DROP TRIGGER unprotected_staff_follow_names;
DROP TRIGGER unprotected_staff_leaves;
DROP TRIGGER unprotected_staff_joins;
DROP TABLE unprotected_staff;
DELETE FROM counters WHERE name = 'unprotected_staff';
DROP TABLE second_factors;
DROP TRIGGER site_menus_open;
DROP TRIGGER site_menus_close;
DROP TRIGGER site_menus_out;
DROP TRIGGER site_menus_change;
DROP TRIGGER site_menus_in;
DROP TABLE site_menus;
DROP TRIGGER suspensions_follow_names;
DROP TRIGGER suspensions_take_names;
DROP TRIGGER membership_sites_follow_names;
DROP TRIGGER membership_sites_take_names;
DROP INDEX suspensions_by_name;
DROP INDEX memberships_everywhere;
DROP INDEX membership_sites_by_name;
ALTER TABLE suspensions DROP COLUMN sort_key;
ALTER TABLE membership_sites DROP COLUMN sort_key;
ALTER TABLE membership_sites DROP COLUMN person_id;
DROP TRIGGER memberships_words_out;
DROP TRIGGER memberships_words_in;
DROP TRIGGER holdings_words_out;
DROP TRIGGER holdings_words_change;
DROP TRIGGER holdings_words_in;
DROP TRIGGER persons_words_out;
DROP TRIGGER persons_words_change;
DROP TRIGGER persons_words_in;
DROP TRIGGER sites_words_out;
DROP TRIGGER sites_words_change;
DROP TRIGGER sites_words_in;
DROP TABLE tokens;
CREATE TABLE tokens (
  organisation_id TEXT NOT NULL,
  word TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, word, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_of_thing ON tokens (organisation_id, id, word);
INSERT OR IGNORE INTO tokens SELECT sites.organisation_id, value, 'site', sites.id FROM sites, json_each('["' || replace(sites.sort_key, ' ', '","') || '"]') WHERE value <> '';
INSERT OR IGNORE INTO tokens SELECT persons.organisation_id, value, 'person', persons.id FROM persons, json_each('["' || replace(persons.sort_key, ' ', '","') || '"]') WHERE value <> '';
INSERT OR IGNORE INTO tokens SELECT holdings.organisation_id, value, 'holding', holdings.id FROM holdings, json_each('["' || replace(holdings.sort_key, ' ', '","') || '"]') WHERE value <> '';
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
