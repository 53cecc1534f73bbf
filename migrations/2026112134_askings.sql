-- When an asking is over, how many were asked and have answered, and what waits for a day.

-- Nobody may answer any more; who has said nothing is silent.
CREATE TABLE asking_closures (
  organisation_id TEXT NOT NULL,
  asking_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, asking_id),
  FOREIGN KEY (organisation_id, asking_id) REFERENCES askings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER asking_closures_wait BEFORE INSERT ON asking_closures WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- On that day whoever had said nothing was asked again.
CREATE TABLE asking_rounds (
  organisation_id TEXT NOT NULL,
  asking_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, asking_id, on_day),
  FOREIGN KEY (organisation_id, asking_id) REFERENCES askings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER asking_rounds_wait BEFORE INSERT ON asking_rounds WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- Rebuilt, never copied.
CREATE TABLE asking_counts (
  organisation_id TEXT NOT NULL,
  asking_id TEXT NOT NULL,
  asked INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  silent INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, asking_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER asking_counts_ask AFTER INSERT ON participations BEGIN
  INSERT INTO asking_counts VALUES (NEW.organisation_id, NEW.asking_id, 1, 0, 0) ON CONFLICT DO UPDATE SET asked = asked + 1;
END;
CREATE TRIGGER asking_counts_unask AFTER DELETE ON participations BEGIN
  UPDATE asking_counts SET asked = asked - 1 WHERE organisation_id = OLD.organisation_id AND asking_id = OLD.asking_id;
  DELETE FROM asking_counts WHERE organisation_id = OLD.organisation_id AND asking_id = OLD.asking_id AND asked = 0 AND answered = 0 AND silent = 0;
END;
CREATE TRIGGER asking_counts_end AFTER INSERT ON participation_ends BEGIN
  UPDATE asking_counts SET answered = answered + (NEW.outcome = 'answered'), silent = silent + (NEW.outcome = 'silent')
    WHERE organisation_id = NEW.organisation_id AND asking_id = (SELECT asking_id FROM participations WHERE organisation_id = NEW.organisation_id AND id = NEW.participation_id);
END;
CREATE TRIGGER asking_counts_unend AFTER DELETE ON participation_ends BEGIN
  UPDATE asking_counts SET answered = answered - (OLD.outcome = 'answered'), silent = silent - (OLD.outcome = 'silent')
    WHERE organisation_id = OLD.organisation_id AND asking_id = (SELECT asking_id FROM participations WHERE organisation_id = OLD.organisation_id AND id = OLD.participation_id);
END;

-- What cron looks at each day: those that should have closed.
CREATE INDEX askings_by_close ON askings (organisation_id, closes_on, id);

CREATE TRIGGER answer_drafts_wait BEFORE INSERT ON answer_drafts WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
