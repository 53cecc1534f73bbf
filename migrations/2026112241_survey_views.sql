-- What answers say within a group: module by module and trainer by trainer; groups in the order of their score; texts
-- found by a word.

-- Hundredths of a percent of satisfaction; -1 of a group too small to be told, or that says nothing of it.
ALTER TABLE survey_groups ADD COLUMN score INTEGER NOT NULL DEFAULT -1;
CREATE INDEX survey_groups_by_score ON survey_groups (organisation_id, survey_id, dimension, parent_id, score, subject_id);
UPDATE survey_groups SET score = satisfaction * 100 / satisfied
  WHERE satisfied > 0 AND satisfied >= (SELECT smallest_group FROM surveys WHERE surveys.organisation_id = survey_groups.organisation_id AND surveys.id = survey_groups.survey_id);

-- The words of the texts, without accents, capitals nor final s or x. Rebuilt, never copied.
CREATE TABLE verbatim_words (
  organisation_id TEXT NOT NULL,
  survey_id TEXT NOT NULL,
  word TEXT NOT NULL,
  month TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (organisation_id, survey_id, word, month, answer_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX verbatim_words_of_text ON verbatim_words (organisation_id, answer_id, field, word);
CREATE TRIGGER verbatim_words_add AFTER INSERT ON verbatims BEGIN
  INSERT OR IGNORE INTO verbatim_words SELECT NEW.organisation_id, NEW.survey_id, iif(length(word.value) > 3, rtrim(word.value, 'sx'), word.value), NEW.month, NEW.answer_id, NEW.field
    FROM json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(NEW.words), 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ã', 'a'), 'ä', 'a'), 'å', 'a'), 'ç', 'c'), 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e'), 'ì', 'i'), 'í', 'i'), 'î', 'i'), 'ï', 'i'))) AS fold0,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold0.value, 'ñ', 'n'), 'ò', 'o'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ö', 'o'), 'ø', 'o'), 'ù', 'u'), 'ú', 'u'), 'û', 'u'), 'ü', 'u'), 'ý', 'y'), 'ÿ', 'y'), 'œ', 'oe'), 'æ', 'ae'))) AS fold1,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold1.value, 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ã', 'a'), 'Ä', 'a'), 'Å', 'a'), 'Ç', 'c'), 'È', 'e'), 'É', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'Ì', 'i'), 'Í', 'i'), 'Î', 'i'), 'Ï', 'i'))) AS fold2,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold2.value, 'Ñ', 'n'), 'Ò', 'o'), 'Ó', 'o'), 'Ô', 'o'), 'Õ', 'o'), 'Ö', 'o'), 'Ø', 'o'), 'Ù', 'u'), 'Ú', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ý', 'y'), 'Ÿ', 'y'), 'Œ', 'oe'), 'Æ', 'ae'))) AS fold3,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold3.value, char(9), ' '), char(10), ' '), char(13), ' '), char(160), ' '), char(8201), ' '), char(8208), ' '), char(8209), ' '), char(8239), ' '), '''', ' '), '’', ' '), '.', ' '), ',', ' '), ';', ' '), ':', ' '), '!', ' '))) AS fold4,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold4.value, '?', ' '), '(', ' '), ')', ' '), '[', ' '), ']', ' '), '{', ' '), '}', ' '), '/', ' '), '\', ' '), '"', ' '), '«', ' '), '»', ' '), '“', ' '), '”', ' '), '…', ' '))) AS fold5,
      json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold5.value, '–', ' '), '—', ' '), '-', ' '), '_', ' '), '*', ' '), '+', ' '), '=', ' '), '<', ' '), '>', ' '), '&', ' '), '%', ' '), '€', ' '), '#', ' '), '@', ' '), '•', ' '))) AS fold6,
      json_each(json_array(replace(replace(replace(replace(replace(replace(fold6.value, '|', ' '), '`', ' '), '~', ' '), '^', ' '), '°', ' '), '$', ' '))) AS fold7,
      json_each('[' || replace(json_quote(fold7.value), ' ', '","') || ']') AS word
    WHERE length(word.value) BETWEEN 3 AND 40;
END;
CREATE TRIGGER verbatim_words_remove AFTER DELETE ON verbatims BEGIN
  DELETE FROM verbatim_words WHERE organisation_id = OLD.organisation_id AND answer_id = OLD.answer_id AND field = OLD.field;
END;
INSERT OR IGNORE INTO verbatim_words SELECT verbatims.organisation_id, verbatims.survey_id, iif(length(word.value) > 3, rtrim(word.value, 'sx'), word.value), verbatims.month, verbatims.answer_id, verbatims.field
  FROM verbatims, json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(verbatims.words), 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ã', 'a'), 'ä', 'a'), 'å', 'a'), 'ç', 'c'), 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e'), 'ì', 'i'), 'í', 'i'), 'î', 'i'), 'ï', 'i'))) AS fold0,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold0.value, 'ñ', 'n'), 'ò', 'o'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ö', 'o'), 'ø', 'o'), 'ù', 'u'), 'ú', 'u'), 'û', 'u'), 'ü', 'u'), 'ý', 'y'), 'ÿ', 'y'), 'œ', 'oe'), 'æ', 'ae'))) AS fold1,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold1.value, 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ã', 'a'), 'Ä', 'a'), 'Å', 'a'), 'Ç', 'c'), 'È', 'e'), 'É', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'Ì', 'i'), 'Í', 'i'), 'Î', 'i'), 'Ï', 'i'))) AS fold2,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold2.value, 'Ñ', 'n'), 'Ò', 'o'), 'Ó', 'o'), 'Ô', 'o'), 'Õ', 'o'), 'Ö', 'o'), 'Ø', 'o'), 'Ù', 'u'), 'Ú', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ý', 'y'), 'Ÿ', 'y'), 'Œ', 'oe'), 'Æ', 'ae'))) AS fold3,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold3.value, char(9), ' '), char(10), ' '), char(13), ' '), char(160), ' '), char(8201), ' '), char(8208), ' '), char(8209), ' '), char(8239), ' '), '''', ' '), '’', ' '), '.', ' '), ',', ' '), ';', ' '), ':', ' '), '!', ' '))) AS fold4,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold4.value, '?', ' '), '(', ' '), ')', ' '), '[', ' '), ']', ' '), '{', ' '), '}', ' '), '/', ' '), '\', ' '), '"', ' '), '«', ' '), '»', ' '), '“', ' '), '”', ' '), '…', ' '))) AS fold5,
    json_each(json_array(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(fold5.value, '–', ' '), '—', ' '), '-', ' '), '_', ' '), '*', ' '), '+', ' '), '=', ' '), '<', ' '), '>', ' '), '&', ' '), '%', ' '), '€', ' '), '#', ' '), '@', ' '), '•', ' '))) AS fold6,
    json_each(json_array(replace(replace(replace(replace(replace(replace(fold6.value, '|', ' '), '`', ' '), '~', ' '), '^', ' '), '°', ' '), '$', ' '))) AS fold7,
    json_each('[' || replace(json_quote(fold7.value), ' ', '","') || ']') AS word
  WHERE length(word.value) BETWEEN 3 AND 40;

-- A tally within a session, or within a version of its programme, keeps the whole name of its line: clear:module:0.
DROP TRIGGER survey_results_move;
DROP TRIGGER survey_results_unend;
DROP TRIGGER survey_results_end;
DROP TRIGGER survey_results_unask;
DROP TRIGGER survey_results_ask;
DROP TRIGGER survey_results_uncount;
DROP TRIGGER survey_results_count;
CREATE TRIGGER survey_results_count AFTER INSERT ON answers BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors, score) SELECT NEW.organisation_id, NEW.survey_id, dimension, subject, iif(dimension = 'session', NEW.programme_id, ''), 0, 0, 0, 1, (NEW.satisfaction IS NOT NULL), coalesce(NEW.satisfaction, 0), coalesce(NEW.recommendation >= 9, 0), coalesce(NEW.recommendation IN (7, 8), 0), coalesce(NEW.recommendation <= 6, 0), coalesce(iif((SELECT smallest_group FROM surveys WHERE organisation_id = NEW.organisation_id AND id = NEW.survey_id) <= 1, NEW.satisfaction * 100, -1), -1)
    FROM (SELECT key AS dimension, value AS subject FROM json_each(json_object('all', '', 'programme', NEW.programme_id, 'session', NEW.session_id, 'site', coalesce(NEW.site_id, ''), 'month', substr(NEW.on_day, 1, 7), 'year', NEW.programme_id || '~' || substr(NEW.on_day, 1, 4)))
      UNION ALL SELECT DISTINCT 'trainer', trainer FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(NEW.said))) WHERE trainer <> '') WHERE true
    ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, satisfied = satisfied + excluded.satisfied, satisfaction = satisfaction + excluded.satisfaction,
      promoters = promoters + excluded.promoters, passives = passives + excluded.passives, detractors = detractors + excluded.detractors,
      score = iif(satisfied + excluded.satisfied >= max(1, (SELECT smallest_group FROM surveys WHERE surveys.organisation_id = excluded.organisation_id AND surveys.id = excluded.survey_id)),
        (satisfaction + excluded.satisfaction) * 100 / max(1, satisfied + excluded.satisfied), -1);
  INSERT INTO survey_tallies SELECT NEW.organisation_id, NEW.survey_id, groups.key, groups.value, lines.question || iif(lines.number = '', '', ':' || lines.number), given.value, 1
    FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(NEW.said))) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('all', '', 'programme', NEW.programme_id, 'session', NEW.session_id, 'site', coalesce(NEW.site_id, ''), 'month', substr(NEW.on_day, 1, 7), 'trainer', lines.trainer)) AS groups
    WHERE given.type = 'integer' AND (groups.key <> 'trainer' OR groups.value <> '') ON CONFLICT DO UPDATE SET count = count + excluded.count;
  INSERT INTO survey_tallies SELECT NEW.organisation_id, NEW.survey_id, groups.key, groups.value, lines.key, given.value, 1
    FROM json_each(NEW.said) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('within_session', NEW.session_id, 'within_version', (SELECT programme_version_id FROM sessions WHERE organisation_id = NEW.organisation_id AND id = NEW.session_id))) AS groups
    WHERE (lines.key GLOB '*:module:*' OR lines.key GLOB '*:trainer:*') AND given.type = 'integer' ON CONFLICT DO UPDATE SET count = count + excluded.count;
  INSERT INTO verbatims SELECT NEW.organisation_id, NEW.id, key, NEW.survey_id, substr(key, 1, instr(key || ':', ':') - 1),
      NEW.programme_id, NEW.session_id, coalesce(NEW.site_id, ''), substr(NEW.on_day, 1, 7), value
    FROM json_each(NEW.said) WHERE type = 'text' AND trim(value) <> '';
END;
CREATE TRIGGER survey_results_uncount AFTER DELETE ON answers BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors, score) SELECT OLD.organisation_id, OLD.survey_id, dimension, subject, iif(dimension = 'session', OLD.programme_id, ''), 0, 0, 0, -1, -(OLD.satisfaction IS NOT NULL), -coalesce(OLD.satisfaction, 0), -coalesce(OLD.recommendation >= 9, 0), -coalesce(OLD.recommendation IN (7, 8), 0), -coalesce(OLD.recommendation <= 6, 0), -1
    FROM (SELECT key AS dimension, value AS subject FROM json_each(json_object('all', '', 'programme', OLD.programme_id, 'session', OLD.session_id, 'site', coalesce(OLD.site_id, ''), 'month', substr(OLD.on_day, 1, 7), 'year', OLD.programme_id || '~' || substr(OLD.on_day, 1, 4)))
      UNION ALL SELECT DISTINCT 'trainer', trainer FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(OLD.said))) WHERE trainer <> '') WHERE true
    ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, satisfied = satisfied + excluded.satisfied, satisfaction = satisfaction + excluded.satisfaction,
      promoters = promoters + excluded.promoters, passives = passives + excluded.passives, detractors = detractors + excluded.detractors,
      score = iif(satisfied + excluded.satisfied >= max(1, (SELECT smallest_group FROM surveys WHERE surveys.organisation_id = excluded.organisation_id AND surveys.id = excluded.survey_id)),
        (satisfaction + excluded.satisfaction) * 100 / max(1, satisfied + excluded.satisfied), -1);
  INSERT INTO survey_tallies SELECT OLD.organisation_id, OLD.survey_id, groups.key, groups.value, lines.question || iif(lines.number = '', '', ':' || lines.number), given.value, -1
    FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(OLD.said))) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('all', '', 'programme', OLD.programme_id, 'session', OLD.session_id, 'site', coalesce(OLD.site_id, ''), 'month', substr(OLD.on_day, 1, 7), 'trainer', lines.trainer)) AS groups
    WHERE given.type = 'integer' AND (groups.key <> 'trainer' OR groups.value <> '') ON CONFLICT DO UPDATE SET count = count + excluded.count;
  INSERT INTO survey_tallies SELECT OLD.organisation_id, OLD.survey_id, groups.key, groups.value, lines.key, given.value, -1
    FROM json_each(OLD.said) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('within_session', OLD.session_id, 'within_version', (SELECT programme_version_id FROM sessions WHERE organisation_id = OLD.organisation_id AND id = OLD.session_id))) AS groups
    WHERE (lines.key GLOB '*:module:*' OR lines.key GLOB '*:trainer:*') AND given.type = 'integer' ON CONFLICT DO UPDATE SET count = count + excluded.count;
  DELETE FROM verbatims WHERE organisation_id = OLD.organisation_id AND answer_id = OLD.id;
END;
CREATE TRIGGER survey_results_ask AFTER INSERT ON participations BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors) SELECT NEW.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 1, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM askings JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE askings.organisation_id = NEW.organisation_id AND askings.id = NEW.asking_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET asked = asked + excluded.asked;
END;
CREATE TRIGGER survey_results_unask AFTER DELETE ON participations BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors) SELECT OLD.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), -1, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM askings JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE askings.organisation_id = OLD.organisation_id AND askings.id = OLD.asking_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET asked = asked + excluded.asked;
END;
CREATE TRIGGER survey_results_end AFTER INSERT ON participation_ends BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors) SELECT NEW.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 0, NEW.outcome = 'answered', NEW.outcome <> 'answered', 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM participations JOIN askings ON askings.organisation_id = participations.organisation_id AND askings.id = participations.asking_id JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE participations.organisation_id = NEW.organisation_id AND participations.id = NEW.participation_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET answered = answered + excluded.answered, silent = silent + excluded.silent;
END;
CREATE TRIGGER survey_results_unend AFTER DELETE ON participation_ends BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors) SELECT OLD.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 0, -(OLD.outcome = 'answered'), -(OLD.outcome <> 'answered'), 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM participations JOIN askings ON askings.organisation_id = participations.organisation_id AND askings.id = participations.asking_id JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE participations.organisation_id = OLD.organisation_id AND participations.id = OLD.participation_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET answered = answered + excluded.answered, silent = silent + excluded.silent;
END;
-- A session that goes to another site takes what was asked about it along; what was answered stays where it was said.
CREATE TRIGGER survey_results_move AFTER UPDATE OF site_id ON sessions WHEN OLD.site_id <> NEW.site_id BEGIN
  INSERT INTO survey_groups (organisation_id, survey_id, dimension, subject_id, parent_id, asked, answered, silent, answers, satisfied, satisfaction, promoters, passives, detractors) SELECT NEW.organisation_id, survey_id, 'site', site.value, '', asked * site.key, answered * site.key, silent * site.key, 0, 0, 0, 0, 0, 0
    FROM survey_groups, (SELECT -1 AS key, OLD.site_id AS value UNION ALL SELECT 1, NEW.site_id) AS site
    WHERE organisation_id = NEW.organisation_id AND dimension = 'session' AND subject_id = NEW.id
    ON CONFLICT DO UPDATE SET asked = asked + excluded.asked, answered = answered + excluded.answered, silent = silent + excluded.silent;
END;

INSERT INTO survey_tallies SELECT answers.organisation_id, answers.survey_id, groups.key, groups.value, lines.key, given.value, count(*)
  FROM answers JOIN sessions ON sessions.organisation_id = answers.organisation_id AND sessions.id = answers.session_id,
    json_each(iif(json_valid(answers.said), answers.said, '{}')) AS lines,
    json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
    json_each(json_object('within_session', answers.session_id, 'within_version', sessions.programme_version_id)) AS groups
  WHERE (lines.key GLOB '*:module:*' OR lines.key GLOB '*:trainer:*') AND given.type = 'integer' GROUP BY 1, 2, 3, 4, 5, 6;
