-- Whom we ask, what they are asked, who answered, and what was said: the last two know nothing of each other when the
-- survey promises it.

CREATE TABLE surveys (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  -- One of domain/surveys/purposes.ts: before, during, hot, cold_3, cold_6, trainer, company, funder, other.
  purpose TEXT NOT NULL,
  -- trainee, trainer, company or funder.
  audience TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  -- Results are shown from so many answers on.
  smallest_group INTEGER NOT NULL,
  -- The version that is sent today.
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX surveys_title ON surveys (organisation_id, title);

-- Every version stays: an answer is read with the questions that it answered.
CREATE TABLE survey_versions (
  organisation_id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- JSON of domain/surveys/content.ts.
  content TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, survey_id, version),
  FOREIGN KEY (organisation_id, survey_id) REFERENCES surveys (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- It is sent no more; what was answered stays.
CREATE TABLE survey_archives (
  organisation_id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, survey_id),
  FOREIGN KEY (organisation_id, survey_id) REFERENCES surveys (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- When each session asks it.
CREATE TABLE survey_rules (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  -- Sessions of this programme alone, or of all when NULL.
  programme_id TEXT,
  -- Counted from the session's start or its end.
  anchor TEXT NOT NULL,
  days INTEGER NOT NULL,
  -- Only those whose presence was signed at least once.
  present_only INTEGER NOT NULL,
  -- Days after the sending on which who has not answered is asked again, by spaces: '3 7'.
  reminders TEXT NOT NULL,
  -- Days after which somebody who has said nothing is counted as silent.
  closes_after INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, survey_id) REFERENCES surveys (organisation_id, id),
  FOREIGN KEY (organisation_id, programme_id) REFERENCES programmes (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_rules_of_survey ON survey_rules (organisation_id, survey_id, id);

-- One survey asked about one session.
CREATE TABLE askings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  session_id TEXT NOT NULL,
  -- '' when somebody has asked by hand.
  rule_id TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  reminders TEXT NOT NULL,
  present_only INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, survey_id, version) REFERENCES survey_versions (organisation_id, survey_id, version),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX askings_of_session ON askings (organisation_id, session_id, survey_id, id);
CREATE INDEX askings_of_survey ON askings (organisation_id, survey_id, at, id);
-- A rule asks once about a session.
CREATE UNIQUE INDEX askings_once ON askings (organisation_id, session_id, rule_id) WHERE rule_id <> '';
CREATE TRIGGER askings_wait BEFORE INSERT ON askings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- Somebody who is asked. It never tells what was answered.
CREATE TABLE participations (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  asking_id TEXT NOT NULL,
  -- Whoever it is: a person, or a funder.
  asked_id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL,
  -- How many times a letter has asked, and the day of the last one.
  sent INTEGER NOT NULL,
  sent_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, asking_id) REFERENCES askings (organisation_id, id)
) STRICT, WITHOUT ROWID;
-- Asked once each.
CREATE UNIQUE INDEX participations_once ON participations (organisation_id, asking_id, asked_id);
CREATE INDEX participations_of_asked ON participations (organisation_id, asked_id, at, id);
CREATE TRIGGER participations_wait BEFORE INSERT ON participations WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- How it ended: answered, or silent once the asking has closed. One a participation: one answer each.
CREATE TABLE participation_ends (
  organisation_id TEXT NOT NULL,
  participation_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  -- The day, never the instant.
  on_day TEXT NOT NULL,
  PRIMARY KEY (organisation_id, participation_id),
  FOREIGN KEY (organisation_id, participation_id) REFERENCES participations (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER participation_ends_wait BEFORE INSERT ON participation_ends WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- What somebody has begun to say, until it is sent.
CREATE TABLE answer_drafts (
  organisation_id TEXT NOT NULL,
  participation_id TEXT NOT NULL,
  said TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, participation_id),
  FOREIGN KEY (organisation_id, participation_id) REFERENCES participations (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What was said. Its id is drawn at random and follows no clock; it names who answered only where nothing else was promised.
CREATE TABLE answers (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  session_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  site_id TEXT,
  -- NULL where anonymity was promised.
  participation_id TEXT,
  -- JSON of domain/surveys/said.ts: by question.
  said TEXT NOT NULL,
  -- Of 100, over the questions that measure satisfaction; NULL when none was answered.
  satisfaction INTEGER,
  -- 0 to 10; NULL when it was not asked.
  recommendation INTEGER,
  -- JSON: the questions answered low enough for somebody to look into it.
  alerts TEXT NOT NULL,
  on_day TEXT NOT NULL,
  -- 'form', or the provider that it came through.
  source TEXT NOT NULL,
  -- The provider's own name for it: delivered twice, it is one answer.
  source_id TEXT,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, survey_id, version) REFERENCES survey_versions (organisation_id, survey_id, version),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, participation_id) REFERENCES participations (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_of_survey ON answers (organisation_id, survey_id, on_day, id);
CREATE INDEX answers_of_session ON answers (organisation_id, session_id, survey_id, id);
CREATE INDEX answers_of_programme ON answers (organisation_id, programme_id, on_day, id);
CREATE INDEX answers_alerting ON answers (organisation_id, on_day, id) WHERE alerts <> '[]';
CREATE UNIQUE INDEX answers_once ON answers (organisation_id, source, source_id) WHERE source_id IS NOT NULL;
CREATE TRIGGER answers_wait BEFORE INSERT ON answers WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
