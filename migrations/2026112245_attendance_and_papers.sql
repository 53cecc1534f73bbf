-- Somebody who sees some sites reads the half-days still to sign, and the months followed, of those sites only. Kept by
-- triggers, rebuilt, never copied.
CREATE TABLE open_slots (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, slot_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_slots_of_site ON open_slots (organisation_id, site_id, ends_at, slot_id);

CREATE TABLE site_months (
  organisation_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  month TEXT NOT NULL,
  site_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, enrolment_id, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX site_months_in_order ON site_months (organisation_id, site_id, month, enrolment_id);

INSERT INTO open_slots SELECT slot_attendance.organisation_id, slot_id, site_id, ends_at FROM slot_attendance
  JOIN sessions ON sessions.organisation_id = slot_attendance.organisation_id AND sessions.id = slot_attendance.session_id WHERE is_open = 1;
INSERT INTO site_months SELECT attendance_months.organisation_id, enrolment_id, month, site_id FROM attendance_months
  JOIN sessions ON sessions.organisation_id = attendance_months.organisation_id AND sessions.id = attendance_months.session_id;

CREATE TRIGGER open_slots_in AFTER INSERT ON slot_attendance WHEN NEW.is_open = 1 BEGIN
  INSERT INTO open_slots SELECT NEW.organisation_id, NEW.slot_id, site_id, NEW.ends_at FROM sessions WHERE organisation_id = NEW.organisation_id AND id = NEW.session_id;
END;
CREATE TRIGGER open_slots_turn AFTER UPDATE OF is_open, ends_at, session_id ON slot_attendance WHEN (OLD.is_open, OLD.ends_at, OLD.session_id) <> (NEW.is_open, NEW.ends_at, NEW.session_id) BEGIN
  DELETE FROM open_slots WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id;
  INSERT INTO open_slots SELECT NEW.organisation_id, NEW.slot_id, site_id, NEW.ends_at FROM sessions WHERE organisation_id = NEW.organisation_id AND id = NEW.session_id AND NEW.is_open = 1;
END;
CREATE TRIGGER open_slots_out AFTER DELETE ON slot_attendance BEGIN
  DELETE FROM open_slots WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id;
END;
CREATE TRIGGER site_months_in AFTER INSERT ON attendance_months BEGIN
  INSERT INTO site_months SELECT NEW.organisation_id, NEW.enrolment_id, NEW.month, site_id FROM sessions WHERE organisation_id = NEW.organisation_id AND id = NEW.session_id;
END;
CREATE TRIGGER site_months_turn AFTER UPDATE OF session_id ON attendance_months WHEN OLD.session_id <> NEW.session_id BEGIN
  UPDATE site_months SET site_id = sessions.site_id FROM sessions WHERE sessions.organisation_id = NEW.organisation_id AND sessions.id = NEW.session_id
    AND site_months.organisation_id = NEW.organisation_id AND site_months.enrolment_id = NEW.enrolment_id AND site_months.month = NEW.month;
END;
CREATE TRIGGER site_months_out AFTER DELETE ON attendance_months BEGIN
  DELETE FROM site_months WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND month = OLD.month;
END;
CREATE TRIGGER attendance_follows_site AFTER UPDATE OF site_id ON sessions WHEN OLD.site_id <> NEW.site_id BEGIN
  UPDATE open_slots SET site_id = NEW.site_id WHERE organisation_id = NEW.organisation_id AND slot_id IN (SELECT slot_id FROM slot_attendance WHERE organisation_id = NEW.organisation_id AND session_id = NEW.id);
  UPDATE site_months SET site_id = NEW.site_id WHERE organisation_id = NEW.organisation_id AND (enrolment_id, month) IN (SELECT enrolment_id, month FROM attendance_months WHERE organisation_id = NEW.organisation_id AND session_id = NEW.id);
END;

-- Papers that say days which are no more: voided with the change that moved or cancelled the session, and standing again
-- when that change is undone. change_id is the postponement, or 'cancellation'.
CREATE TABLE stale_papers (
  organisation_id TEXT NOT NULL,
  paper_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, paper_id),
  FOREIGN KEY (organisation_id, paper_id) REFERENCES papers (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stale_papers_of_session ON stale_papers (organisation_id, session_id, paper_id);

-- The next dates of a programme on the sites somebody sees.
CREATE INDEX sessions_of_programme_here ON sessions (organisation_id, programme_id, site_id, starts_on, id);
