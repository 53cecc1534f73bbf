-- What a training centre sells, to whom, when and where: the ground that papers, attendance and figures stand on.

CREATE TABLE companies (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  siret TEXT NOT NULL,
  naf TEXT NOT NULL,
  idcc TEXT NOT NULL,
  opco TEXT NOT NULL,
  vat_number TEXT NOT NULL,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  town TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- Who signs for it, as papers name them.
  representative TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX companies_by_name ON companies (organisation_id, sort_key, id);
CREATE UNIQUE INDEX companies_by_siret ON companies (organisation_id, siret) WHERE siret <> '';

-- Whoever speaks for a company here.
CREATE TABLE company_contacts (
  organisation_id TEXT NOT NULL,
  company_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  title TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, company_id, person_id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_contacts_of_person ON company_contacts (organisation_id, person_id);

-- Where somebody works or has worked; days as 2026-11-24, '' for what is not known or has not ended.
CREATE TABLE employments (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  company_id TEXT NOT NULL,
  title TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX employments_of_person ON employments (organisation_id, person_id, since);
CREATE INDEX employments_of_company ON employments (organisation_id, company_id, until, person_id);

CREATE TABLE funders (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  -- One of the kinds of domain/people/funder.ts: opco, cpf, france_travail, region, fund, company, person…
  kind TEXT NOT NULL,
  siret TEXT NOT NULL,
  email TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX funders_by_name ON funders (organisation_id, sort_key, id);

-- A training as it is sold. What it says is in its versions; the one sold today is named here.
CREATE TABLE programmes (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  -- AF, BC, VAE or CFA.
  action_type TEXT NOT NULL,
  nsf TEXT NOT NULL,
  version_id TEXT NOT NULL,
  -- Seen by everybody on the public pages.
  is_public INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programmes_by_name ON programmes (organisation_id, sort_key, id);

-- Never changed once written: what was sold stays as it was sold.
CREATE TABLE programme_versions (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  major INTEGER NOT NULL,
  minor INTEGER NOT NULL,
  title TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  half_days INTEGER NOT NULL,
  price_per_person INTEGER NOT NULL,
  price_per_group INTEGER NOT NULL,
  price_per_day INTEGER NOT NULL,
  -- JSON of domain/catalogue/content.ts.
  content TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX programme_versions_in_order ON programme_versions (organisation_id, programme_id, major, minor);

CREATE TABLE programme_archives (
  organisation_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, programme_id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Who may teach what.
CREATE TABLE qualifications (
  organisation_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, programme_id, person_id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX qualifications_of_person ON qualifications (organisation_id, person_id, programme_id);

-- A room where people are taught; « room » has another meaning in this house.
CREATE TABLE spaces (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  equipment TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX spaces_of_site ON spaces (organisation_id, site_id, sort_key, id);

CREATE TABLE unavailabilities (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unavailabilities_of_person ON unavailabilities (organisation_id, person_id, ends_at);

CREATE TABLE sessions (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  programme_version_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  -- How people call it: RPS-26-04.
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  -- First and last day, as its slots say; '' while there is none.
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  -- in_person, remote or mixed.
  modality TEXT NOT NULL,
  space_id TEXT,
  -- Where, when it is neither a space of ours nor remote.
  place TEXT NOT NULL,
  remote_link TEXT NOT NULL,
  seats_min INTEGER NOT NULL,
  seats_wanted INTEGER NOT NULL,
  seats_max INTEGER NOT NULL,
  -- The day when it is decided whether it takes place.
  go_on TEXT NOT NULL,
  price_per_person INTEGER NOT NULL,
  price_per_group INTEGER NOT NULL,
  -- Anybody may register from the public page; asked to pay at once or not.
  is_public INTEGER NOT NULL,
  is_paid_online INTEGER NOT NULL,
  -- Who looks after it.
  owner_id TEXT,
  notes TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_version_id) REFERENCES programme_versions (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id),
  FOREIGN KEY (organisation_id, space_id) REFERENCES spaces (organisation_id, id),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_start ON sessions (organisation_id, starts_on, id);
CREATE INDEX sessions_of_site ON sessions (organisation_id, site_id, starts_on, id);
CREATE INDEX sessions_of_programme ON sessions (organisation_id, programme_id, starts_on, id);
CREATE UNIQUE INDEX sessions_by_code ON sessions (organisation_id, code);

CREATE TABLE session_cancellations (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, session_id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A half-day, or whatever is signed for at once.
CREATE TABLE slots (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  -- The day where it takes place, whatever the hour is elsewhere.
  day TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  -- What is taught in it, without the pauses.
  minutes INTEGER NOT NULL,
  space_id TEXT,
  remote_link TEXT NOT NULL,
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, space_id) REFERENCES spaces (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX slots_of_session ON slots (organisation_id, session_id, starts_at, id);
CREATE INDEX slots_of_space ON slots (organisation_id, space_id, starts_at);
CREATE INDEX slots_by_day ON slots (organisation_id, day, starts_at, id);

-- The hours are the slot's own, kept by a trigger: somebody's week is read without the slots of others.
CREATE TABLE slot_trainers (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, slot_id, person_id),
  FOREIGN KEY (organisation_id, slot_id) REFERENCES slots (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_trainers_of_person ON slot_trainers (organisation_id, person_id, starts_at, slot_id);
CREATE TRIGGER slot_trainers_follow_slots AFTER UPDATE OF starts_at, ends_at ON slots BEGIN
  UPDATE slot_trainers SET starts_at = NEW.starts_at, ends_at = NEW.ends_at WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.id;
END;

CREATE TABLE enrolments (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- Who sends them; nobody, when they come by themselves.
  company_id TEXT,
  -- enrolled, held (a seat kept while they pay) or waiting.
  state TEXT NOT NULL,
  -- The person's own, kept by triggers.
  sort_key TEXT NOT NULL DEFAULT '',
  price INTEGER NOT NULL,
  planned_minutes INTEGER NOT NULL,
  -- office, public, import or api.
  source TEXT NOT NULL,
  held_until INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX enrolments_once ON enrolments (organisation_id, session_id, person_id);
CREATE INDEX enrolments_by_name ON enrolments (organisation_id, session_id, sort_key, id);
CREATE INDEX enrolments_of_person ON enrolments (organisation_id, person_id, at);
CREATE INDEX enrolments_of_company ON enrolments (organisation_id, company_id, at);
CREATE INDEX enrolments_waiting ON enrolments (organisation_id, session_id, at, id) WHERE state = 'waiting';

-- Withdrawn, abandoned, refused…: the seat is free again. Taking the row away gives it back.
CREATE TABLE enrolment_ends (
  organisation_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  how TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, enrolment_id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fundings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  funder_id TEXT NOT NULL,
  amount INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  -- The number of the agreement to pay.
  reference TEXT NOT NULL,
  -- asked, granted or refused.
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id),
  FOREIGN KEY (organisation_id, funder_id) REFERENCES funders (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fundings_of_enrolment ON fundings (organisation_id, enrolment_id, id);
CREATE INDEX fundings_of_funder ON fundings (organisation_id, funder_id, at);

-- Seats taken and people waiting, kept by triggers. Rebuilt, never copied.
CREATE TABLE session_seats (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  taken INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER session_seats_open AFTER INSERT ON sessions BEGIN
  INSERT INTO session_seats VALUES (NEW.organisation_id, NEW.id, 0, 0) ON CONFLICT DO UPDATE SET taken = 0, waiting = 0;
END;
CREATE TRIGGER session_seats_close AFTER DELETE ON sessions BEGIN
  DELETE FROM session_seats WHERE organisation_id = OLD.organisation_id AND session_id = OLD.id;
END;
CREATE TRIGGER session_seats_in AFTER INSERT ON enrolments BEGIN
  UPDATE session_seats SET taken = taken + (NEW.state <> 'waiting'), waiting = waiting + (NEW.state = 'waiting') WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
  UPDATE enrolments SET sort_key = persons.sort_key FROM persons
  WHERE enrolments.organisation_id = NEW.organisation_id AND enrolments.id = NEW.id AND persons.organisation_id = NEW.organisation_id AND persons.id = NEW.person_id;
END;
CREATE TRIGGER session_seats_change AFTER UPDATE OF state, session_id ON enrolments WHEN NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.id) BEGIN
  UPDATE session_seats SET taken = taken - (OLD.state <> 'waiting'), waiting = waiting - (OLD.state = 'waiting') WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
  UPDATE session_seats SET taken = taken + (NEW.state <> 'waiting'), waiting = waiting + (NEW.state = 'waiting') WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_seats_out AFTER DELETE ON enrolments BEGIN
  UPDATE session_seats SET taken = taken - (OLD.state <> 'waiting'), waiting = waiting - (OLD.state = 'waiting') WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
CREATE TRIGGER session_seats_end AFTER INSERT ON enrolment_ends BEGIN
  UPDATE session_seats SET taken = taken - (enrolments.state <> 'waiting'), waiting = waiting - (enrolments.state = 'waiting') FROM enrolments
  WHERE session_seats.organisation_id = NEW.organisation_id AND session_seats.session_id = enrolments.session_id AND enrolments.organisation_id = NEW.organisation_id AND enrolments.id = NEW.enrolment_id;
END;
CREATE TRIGGER session_seats_again AFTER DELETE ON enrolment_ends BEGIN
  UPDATE session_seats SET taken = taken + (enrolments.state <> 'waiting'), waiting = waiting + (enrolments.state = 'waiting') FROM enrolments
  WHERE session_seats.organisation_id = OLD.organisation_id AND session_seats.session_id = enrolments.session_id AND enrolments.organisation_id = OLD.organisation_id AND enrolments.id = OLD.enrolment_id;
END;
CREATE TRIGGER enrolments_follow_names AFTER UPDATE OF sort_key ON persons BEGIN
  UPDATE enrolments SET sort_key = NEW.sort_key WHERE organisation_id = NEW.organisation_id AND person_id = NEW.id;
END;

-- What somebody did in a slot: present, absent, justified or partial, with the minutes that count.
CREATE TABLE presences (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  state TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, slot_id, enrolment_id),
  FOREIGN KEY (organisation_id, slot_id) REFERENCES slots (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX presences_of_enrolment ON presences (organisation_id, enrolment_id, slot_id);
CREATE INDEX presences_of_session ON presences (organisation_id, session_id, slot_id);

-- One paper issued, as it was printed.
CREATE TABLE papers (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- One of the seventeen of domain/documents/kinds.ts.
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  session_id TEXT,
  enrolment_id TEXT,
  company_id TEXT,
  person_id TEXT,
  programme_id TEXT,
  site_id TEXT,
  language TEXT NOT NULL,
  -- JSON: the blocks as they were printed, from which HTML and PDF are made again alike.
  body TEXT NOT NULL,
  file_id TEXT,
  sha256 TEXT NOT NULL,
  -- The paper that this one corrects.
  corrects_id TEXT,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX papers_by_number ON papers (organisation_id, number);
CREATE INDEX papers_of_session ON papers (organisation_id, session_id, kind, at);
CREATE INDEX papers_of_enrolment ON papers (organisation_id, enrolment_id, kind, at);
CREATE INDEX papers_of_company ON papers (organisation_id, company_id, at);
CREATE INDEX papers_of_person ON papers (organisation_id, person_id, at);
CREATE INDEX papers_by_date ON papers (organisation_id, at, id);

CREATE TABLE paper_voids (
  organisation_id TEXT NOT NULL,
  paper_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, paper_id),
  FOREIGN KEY (organisation_id, paper_id) REFERENCES papers (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Found by their names, and counted.
CREATE TRIGGER companies_words_in AFTER INSERT ON companies BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'company', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT INTO counters VALUES (NEW.organisation_id, 'companies', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER companies_words_change AFTER UPDATE OF sort_key ON companies BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'company';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'company', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER companies_words_out AFTER DELETE ON companies BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'company';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'companies' AND site_id = '';
END;

CREATE TRIGGER programmes_words_in AFTER INSERT ON programmes BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'programme', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT INTO counters VALUES (NEW.organisation_id, 'programmes', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER programmes_words_change AFTER UPDATE OF sort_key ON programmes BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'programme';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'programme', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER programmes_words_out AFTER DELETE ON programmes BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'programme';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'programmes' AND site_id = '';
END;

CREATE TRIGGER sessions_words_in AFTER INSERT ON sessions BEGIN
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'session', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
  INSERT INTO counters VALUES (NEW.organisation_id, 'sessions', '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER sessions_words_change AFTER UPDATE OF sort_key ON sessions BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'session';
  INSERT OR IGNORE INTO tokens SELECT NEW.organisation_id, 'session', trim(substr(NEW.sort_key, length(turn.earlier) + 1) || ' ' || turn.earlier), turn.earlier, NEW.id FROM (SELECT coalesce((SELECT group_concat(before.value, ' ') FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS before WHERE before.key < word.key), '') AS earlier FROM json_each('["' || replace(NEW.sort_key, ' ', '","') || '"]') AS word WHERE word.value <> '') AS turn ORDER BY length(turn.earlier);
END;
CREATE TRIGGER sessions_words_out AFTER DELETE ON sessions BEGIN
  DELETE FROM tokens WHERE organisation_id = OLD.organisation_id AND id = OLD.id AND kind = 'session';
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'sessions' AND site_id = '';
END;
