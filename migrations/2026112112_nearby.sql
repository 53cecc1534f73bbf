-- A page reads the rows it shows, and no others. Lists that are searched, or kept to some sites, have their own order to
-- read in; what every page shows around itself is one row; who has no second factor is known where it is asked.

-- Each thing once for each word of its name, turned to begin with that word: "odile marchand" and "marchand odile". A
-- search reads its hits in order, looks for the other words where it stands, and leaves what an earlier word has found.
-- Members are the persons who have a role. Rebuilt, never copied. A table whose names are searched has these triggers.
DROP TRIGGER sites_words_in;
DROP TRIGGER sites_words_change;
DROP TRIGGER sites_words_out;
DROP TRIGGER persons_words_in;
DROP TRIGGER persons_words_change;
DROP TRIGGER persons_words_out;
DROP TRIGGER holdings_words_in;
DROP TRIGGER holdings_words_change;
DROP TRIGGER holdings_words_out;
DROP TABLE tokens;
CREATE TABLE tokens (
  organisation_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  -- Those of them that came before, in the name as it is.
  earlier TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, words, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_of_thing ON tokens (organisation_id, id, kind);

INSERT OR IGNORE INTO tokens SELECT organisation_id, 'site', trim(substr(sort_key, length(earlier) + 1) || ' ' || earlier), earlier, id FROM (
  SELECT sites.organisation_id, sites.id, sites.sort_key, coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(sites.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier
  FROM sites, json_each('["' || replace(sites.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') ORDER BY length(earlier);
INSERT OR IGNORE INTO tokens SELECT organisation_id, 'person', trim(substr(sort_key, length(earlier) + 1) || ' ' || earlier), earlier, id FROM (
  SELECT persons.organisation_id, persons.id, persons.sort_key, coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(persons.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier
  FROM persons, json_each('["' || replace(persons.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') ORDER BY length(earlier);
INSERT OR IGNORE INTO tokens SELECT organisation_id, 'holding', trim(substr(sort_key, length(earlier) + 1) || ' ' || earlier), earlier, id FROM (
  SELECT holdings.organisation_id, holdings.id, holdings.sort_key, coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(holdings.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier
  FROM holdings, json_each('["' || replace(holdings.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') ORDER BY length(earlier);
INSERT INTO tokens SELECT organisation_id, 'member', words, earlier, id FROM tokens WHERE kind = 'person'
  AND EXISTS (SELECT 1 FROM memberships WHERE memberships.organisation_id = tokens.organisation_id AND memberships.person_id = tokens.id);

CREATE TRIGGER sites_words_in AFTER INSERT ON sites BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'site', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT INTO counters VALUES (NEW.organisation_id, 'sites', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER sites_words_change AFTER UPDATE OF sort_key ON sites BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'site';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'site', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER sites_words_out AFTER DELETE ON sites BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'site';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'sites' AND site_id = '';
END;
CREATE TRIGGER persons_words_in AFTER INSERT ON persons BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'person', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT INTO counters VALUES (NEW.organisation_id, 'persons', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER persons_words_change AFTER UPDATE OF sort_key ON persons BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind IN ('person', 'member');
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'person', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT OR IGNORE INTO tokens SELECT organisation_id, 'member', words, earlier, id FROM tokens WHERE organisation_id = NEW.organisation_id AND id = NEW.id AND kind = 'person' AND EXISTS (SELECT 1 FROM memberships WHERE organisation_id = NEW.organisation_id AND person_id = NEW.id);
END;
CREATE TRIGGER persons_words_out AFTER DELETE ON persons BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind IN ('person', 'member');
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'persons' AND site_id = '';
END;
CREATE TRIGGER holdings_words_in AFTER INSERT ON holdings BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'holding', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER holdings_words_change AFTER UPDATE OF sort_key ON holdings BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'holding';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'holding', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER holdings_words_out AFTER DELETE ON holdings BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'holding';
END;
CREATE TRIGGER memberships_words_in AFTER INSERT ON memberships BEGIN
  INSERT OR IGNORE INTO tokens SELECT organisation_id, 'member', words, earlier, id FROM tokens WHERE organisation_id = NEW.organisation_id AND id = NEW.person_id AND kind = 'person';
END;
CREATE TRIGGER memberships_words_out AFTER DELETE ON memberships WHEN NOT EXISTS (SELECT 1 FROM memberships WHERE organisation_id = OLD.organisation_id AND person_id = OLD.person_id) BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.person_id AND kind = 'member';
END;

-- The members of one site, those who are everywhere, and those who may not enter: each in the order of names.
ALTER TABLE membership_sites ADD COLUMN person_id TEXT NOT NULL DEFAULT '';
ALTER TABLE membership_sites ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE membership_sites SET person_id = memberships.person_id, sort_key = memberships.sort_key FROM memberships
  WHERE memberships.organisation_id = membership_sites.organisation_id AND memberships.id = membership_sites.membership_id;
ALTER TABLE suspensions ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE suspensions SET sort_key = persons.sort_key FROM persons
  WHERE persons.organisation_id = suspensions.organisation_id AND persons.id = suspensions.person_id;
CREATE INDEX membership_sites_by_name ON membership_sites (organisation_id, site_id, sort_key, person_id);
CREATE INDEX memberships_everywhere ON memberships (organisation_id, sort_key, person_id) WHERE all_sites = 1;
CREATE INDEX suspensions_by_name ON suspensions (organisation_id, sort_key, person_id);

CREATE TRIGGER membership_sites_take_names AFTER INSERT ON membership_sites BEGIN
  UPDATE membership_sites SET person_id = memberships.person_id, sort_key = memberships.sort_key FROM memberships
  WHERE membership_sites.organisation_id = NEW.organisation_id AND membership_sites.membership_id = NEW.membership_id AND membership_sites.site_id = NEW.site_id
  AND memberships.organisation_id = NEW.organisation_id AND memberships.id = NEW.membership_id;
END;
CREATE TRIGGER membership_sites_follow_names AFTER UPDATE OF sort_key ON memberships BEGIN
  UPDATE membership_sites SET sort_key = NEW.sort_key WHERE organisation_id = NEW.organisation_id AND membership_id = NEW.id;
END;
CREATE TRIGGER suspensions_take_names AFTER INSERT ON suspensions BEGIN
  UPDATE suspensions SET sort_key = persons.sort_key FROM persons
  WHERE suspensions.organisation_id = NEW.organisation_id AND suspensions.person_id = NEW.person_id
  AND persons.organisation_id = NEW.organisation_id AND persons.id = NEW.person_id;
END;
CREATE TRIGGER suspensions_follow_names AFTER UPDATE OF sort_key ON persons BEGIN
  UPDATE suspensions SET sort_key = NEW.sort_key WHERE organisation_id = NEW.organisation_id AND person_id = NEW.id;
END;

-- The open sites as the menu of every page shows them, the first twenty by name. Rebuilt, never copied.
CREATE TABLE site_menus (
  organisation_id TEXT PRIMARY KEY,
  sites TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO site_menus SELECT organisation_id, (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = offices.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20)) FROM offices WHERE EXISTS (SELECT 1 FROM sites WHERE sites.organisation_id = offices.organisation_id);

CREATE TRIGGER site_menus_in AFTER INSERT ON sites BEGIN
  INSERT INTO site_menus VALUES (NEW.organisation_id, (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = NEW.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20))) ON CONFLICT DO UPDATE SET sites = excluded.sites;
END;
CREATE TRIGGER site_menus_change AFTER UPDATE OF name, sort_key ON sites BEGIN
  UPDATE site_menus SET sites = (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = NEW.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20)) WHERE organisation_id = NEW.organisation_id;
END;
CREATE TRIGGER site_menus_out AFTER DELETE ON sites BEGIN
  UPDATE site_menus SET sites = (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = OLD.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20)) WHERE organisation_id = OLD.organisation_id;
END;
CREATE TRIGGER site_menus_close AFTER INSERT ON site_closures BEGIN
  UPDATE site_menus SET sites = (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = NEW.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20)) WHERE organisation_id = NEW.organisation_id;
END;
CREATE TRIGGER site_menus_open AFTER DELETE ON site_closures BEGIN
  UPDATE site_menus SET sites = (SELECT json_group_array(json_array(id, name)) FROM (SELECT sites.id, sites.name FROM sites LEFT JOIN site_closures ON site_closures.organisation_id = sites.organisation_id AND site_closures.site_id = sites.id WHERE sites.organisation_id = OLD.organisation_id AND site_closures.site_id IS NULL ORDER BY sites.sort_key, sites.id LIMIT 20)) WHERE organisation_id = OLD.organisation_id;
END;

-- This person can prove herself twice: said by the directory, which holds what she proves it with.
CREATE TABLE second_factors (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER second_factors_wait BEFORE INSERT ON second_factors WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- Staff who cannot, in the order of names: everybody but trainees, companies and auditors. Rebuilt, never copied.
CREATE TABLE unprotected_staff (
  organisation_id TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sort_key, person_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unprotected_staff_in AFTER INSERT ON unprotected_staff BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'unprotected_staff', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER unprotected_staff_out AFTER DELETE ON unprotected_staff BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'unprotected_staff' AND site_id = '';
END;
CREATE TRIGGER unprotected_staff_joins AFTER INSERT ON memberships WHEN NEW.role NOT IN ('trainee', 'company', 'auditor') AND NOT EXISTS (SELECT 1 FROM second_factors WHERE organisation_id = NEW.organisation_id AND person_id = NEW.person_id) BEGIN
  INSERT OR IGNORE INTO unprotected_staff SELECT organisation_id, sort_key, id FROM persons WHERE organisation_id = NEW.organisation_id AND id = NEW.person_id;
END;
CREATE TRIGGER unprotected_staff_leaves AFTER DELETE ON memberships WHEN NOT EXISTS (SELECT 1 FROM memberships WHERE organisation_id = OLD.organisation_id AND person_id = OLD.person_id AND role NOT IN ('trainee', 'company', 'auditor')) BEGIN
  DELETE FROM unprotected_staff WHERE organisation_id = OLD.organisation_id AND sort_key = OLD.sort_key AND person_id = OLD.person_id;
END;
CREATE TRIGGER unprotected_staff_is_protected AFTER INSERT ON second_factors BEGIN
  DELETE FROM unprotected_staff WHERE organisation_id = NEW.organisation_id AND (sort_key, person_id) IN (SELECT sort_key, id FROM persons WHERE organisation_id = NEW.organisation_id AND id = NEW.person_id);
END;
CREATE TRIGGER unprotected_staff_is_no_more AFTER DELETE ON second_factors WHEN EXISTS (SELECT 1 FROM memberships WHERE organisation_id = OLD.organisation_id AND person_id = OLD.person_id AND role NOT IN ('trainee', 'company', 'auditor')) BEGIN
  INSERT OR IGNORE INTO unprotected_staff SELECT organisation_id, sort_key, id FROM persons WHERE organisation_id = OLD.organisation_id AND id = OLD.person_id;
END;
CREATE TRIGGER unprotected_staff_follow_names AFTER UPDATE OF sort_key ON persons BEGIN
  UPDATE unprotected_staff SET sort_key = NEW.sort_key WHERE organisation_id = NEW.organisation_id AND sort_key = OLD.sort_key AND person_id = NEW.id;
END;
INSERT INTO unprotected_staff SELECT DISTINCT persons.organisation_id, persons.sort_key, persons.id FROM memberships
  JOIN persons ON persons.organisation_id = memberships.organisation_id AND persons.id = memberships.person_id WHERE memberships.role NOT IN ('trainee', 'company', 'auditor');

-- What SQLite should believe of these indexes: see 2026112104_statistics.sql.
ANALYZE removals;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
  SELECT tables.name, iif(indexes.origin = 'pk', tables.name, indexes.name), '1000000' || (
    SELECT group_concat(iif(seqno = (SELECT max(seqno) FROM pragma_index_info(indexes.name)), ' 1', iif(name = 'organisation_id', ' 1000', ' 10')), '')
    FROM pragma_index_info(indexes.name))
  FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexes
  WHERE tables.type = 'table' AND substr(tables.name, 1, 4) <> '_cf_' AND tables.name <> 'd1_migrations' AND substr(tables.name, 1, 7) <> 'sqlite_';
ANALYZE sqlite_schema;
