DROP TRIGGER survey_results_move;
DROP TRIGGER survey_results_unend;
DROP TRIGGER survey_results_end;
DROP TRIGGER survey_results_unask;
DROP TRIGGER survey_results_ask;
DROP TRIGGER survey_results_uncount;
DROP TRIGGER survey_results_count;
DROP TRIGGER verbatim_words_remove;
DROP TRIGGER verbatim_words_add;
DROP TABLE verbatim_words;
DELETE FROM survey_tallies WHERE dimension IN ('within_session', 'within_version');
DROP INDEX survey_groups_by_score;
ALTER TABLE survey_groups DROP COLUMN score;
CREATE TRIGGER survey_results_count AFTER INSERT ON answers BEGIN
  INSERT INTO survey_groups SELECT NEW.organisation_id, NEW.survey_id, dimension, subject, iif(dimension = 'session', NEW.programme_id, ''), 0, 0, 0, 1, (NEW.satisfaction IS NOT NULL), coalesce(NEW.satisfaction, 0), coalesce(NEW.recommendation >= 9, 0), coalesce(NEW.recommendation IN (7, 8), 0), coalesce(NEW.recommendation <= 6, 0)
    FROM (SELECT key AS dimension, value AS subject FROM json_each(json_object('all', '', 'programme', NEW.programme_id, 'session', NEW.session_id, 'site', coalesce(NEW.site_id, ''), 'month', substr(NEW.on_day, 1, 7), 'year', NEW.programme_id || '~' || substr(NEW.on_day, 1, 4)))
      UNION ALL SELECT DISTINCT 'trainer', trainer FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(NEW.said))) WHERE trainer <> '') WHERE true
    ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, satisfied = satisfied + excluded.satisfied, satisfaction = satisfaction + excluded.satisfaction,
      promoters = promoters + excluded.promoters, passives = passives + excluded.passives, detractors = detractors + excluded.detractors;
  INSERT INTO survey_tallies SELECT NEW.organisation_id, NEW.survey_id, groups.key, groups.value, lines.question || iif(lines.number = '', '', ':' || lines.number), given.value, 1
    FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(NEW.said))) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('all', '', 'programme', NEW.programme_id, 'session', NEW.session_id, 'site', coalesce(NEW.site_id, ''), 'month', substr(NEW.on_day, 1, 7), 'trainer', lines.trainer)) AS groups
    WHERE given.type = 'integer' AND (groups.key <> 'trainer' OR groups.value <> '') ON CONFLICT DO UPDATE SET count = count + excluded.count;
  INSERT INTO verbatims SELECT NEW.organisation_id, NEW.id, key, NEW.survey_id, substr(key, 1, instr(key || ':', ':') - 1),
      NEW.programme_id, NEW.session_id, coalesce(NEW.site_id, ''), substr(NEW.on_day, 1, 7), value
    FROM json_each(NEW.said) WHERE type = 'text' AND trim(value) <> '';
END;
CREATE TRIGGER survey_results_uncount AFTER DELETE ON answers BEGIN
  INSERT INTO survey_groups SELECT OLD.organisation_id, OLD.survey_id, dimension, subject, iif(dimension = 'session', OLD.programme_id, ''), 0, 0, 0, -1, -(OLD.satisfaction IS NOT NULL), -coalesce(OLD.satisfaction, 0), -coalesce(OLD.recommendation >= 9, 0), -coalesce(OLD.recommendation IN (7, 8), 0), -coalesce(OLD.recommendation <= 6, 0)
    FROM (SELECT key AS dimension, value AS subject FROM json_each(json_object('all', '', 'programme', OLD.programme_id, 'session', OLD.session_id, 'site', coalesce(OLD.site_id, ''), 'month', substr(OLD.on_day, 1, 7), 'year', OLD.programme_id || '~' || substr(OLD.on_day, 1, 4)))
      UNION ALL SELECT DISTINCT 'trainer', trainer FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(OLD.said))) WHERE trainer <> '') WHERE true
    ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, satisfied = satisfied + excluded.satisfied, satisfaction = satisfaction + excluded.satisfaction,
      promoters = promoters + excluded.promoters, passives = passives + excluded.passives, detractors = detractors + excluded.detractors;
  INSERT INTO survey_tallies SELECT OLD.organisation_id, OLD.survey_id, groups.key, groups.value, lines.question || iif(lines.number = '', '', ':' || lines.number), given.value, -1
    FROM (SELECT question, value, type, key, iif(about GLOB 'trainer:*', substr(about, 9, instr(substr(about, 9) || ':', ':') - 1), '') AS trainer,
      iif(about GLOB 'trainer:*' OR about GLOB 'module:*', substr(about, instr(substr(about, instr(about, ':') + 1) || ':', ':') + instr(about, ':') + 1), about) AS number FROM (
        SELECT key, value, type, substr(key, 1, instr(key || ':', ':') - 1) AS question, substr(key, instr(key || ':', ':') + 1) AS about FROM json_each(OLD.said))) AS lines,
      json_each(iif(lines.type = 'array', json_insert(lines.value, '$[#]', -1), iif(lines.type = 'text', iif(trim(lines.value) = '', '[]', '[0]'), json_array(lines.value)))) AS given,
      json_each(json_object('all', '', 'programme', OLD.programme_id, 'session', OLD.session_id, 'site', coalesce(OLD.site_id, ''), 'month', substr(OLD.on_day, 1, 7), 'trainer', lines.trainer)) AS groups
    WHERE given.type = 'integer' AND (groups.key <> 'trainer' OR groups.value <> '') ON CONFLICT DO UPDATE SET count = count + excluded.count;
  DELETE FROM verbatims WHERE organisation_id = OLD.organisation_id AND answer_id = OLD.id;
END;
CREATE TRIGGER survey_results_ask AFTER INSERT ON participations BEGIN
  INSERT INTO survey_groups SELECT NEW.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 1, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM askings JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE askings.organisation_id = NEW.organisation_id AND askings.id = NEW.asking_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET asked = asked + excluded.asked;
END;
CREATE TRIGGER survey_results_unask AFTER DELETE ON participations BEGIN
  INSERT INTO survey_groups SELECT OLD.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), -1, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM askings JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE askings.organisation_id = OLD.organisation_id AND askings.id = OLD.asking_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET asked = asked + excluded.asked;
END;
CREATE TRIGGER survey_results_end AFTER INSERT ON participation_ends BEGIN
  INSERT INTO survey_groups SELECT NEW.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 0, NEW.outcome = 'answered', NEW.outcome <> 'answered', 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM participations JOIN askings ON askings.organisation_id = participations.organisation_id AND askings.id = participations.asking_id JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE participations.organisation_id = NEW.organisation_id AND participations.id = NEW.participation_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET answered = answered + excluded.answered, silent = silent + excluded.silent;
END;
CREATE TRIGGER survey_results_unend AFTER DELETE ON participation_ends BEGIN
  INSERT INTO survey_groups SELECT OLD.organisation_id, asked.survey_id, groups.key, groups.value, iif(groups.key = 'session', asked.programme_id, ''), 0, -(OLD.outcome = 'answered'), -(OLD.outcome <> 'answered'), 0, 0, 0, 0, 0, 0
    FROM (SELECT askings.survey_id, askings.session_id, askings.opens_on, sessions.programme_id, sessions.site_id FROM participations JOIN askings ON askings.organisation_id = participations.organisation_id AND askings.id = participations.asking_id JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = askings.session_id
        WHERE participations.organisation_id = OLD.organisation_id AND participations.id = OLD.participation_id) AS asked,
      json_each(json_object('all', '', 'programme', asked.programme_id, 'session', asked.session_id, 'site', asked.site_id, 'year', asked.programme_id || '~' || substr(asked.opens_on, 1, 4))) AS groups
    WHERE true ON CONFLICT DO UPDATE SET answered = answered + excluded.answered, silent = silent + excluded.silent;
END;
-- A session that goes to another site takes what was asked about it along; what was answered stays where it was said.
CREATE TRIGGER survey_results_move AFTER UPDATE OF site_id ON sessions WHEN OLD.site_id <> NEW.site_id BEGIN
  INSERT INTO survey_groups SELECT NEW.organisation_id, survey_id, 'site', site.value, '', asked * site.key, answered * site.key, silent * site.key, 0, 0, 0, 0, 0, 0
    FROM survey_groups, (SELECT -1 AS key, OLD.site_id AS value UNION ALL SELECT 1, NEW.site_id) AS site
    WHERE organisation_id = NEW.organisation_id AND dimension = 'session' AND subject_id = NEW.id
    ON CONFLICT DO UPDATE SET asked = asked + excluded.asked, answered = answered + excluded.answered, silent = silent + excluded.silent;
END;
