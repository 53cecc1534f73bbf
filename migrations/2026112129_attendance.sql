-- Who signed for what, how and when; what looks wrong before it is billed; and the figures that follow.

-- One signature for one slot: somebody enrolled, or a trainer, when there is no enrolment. Never changed once written.
CREATE TABLE slot_signatures (
  organisation_id TEXT NOT NULL,
  -- Made by whoever signs, before it leaves: the same one sent twice is one.
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  enrolment_id TEXT,
  -- Whose hand.
  person_id TEXT NOT NULL,
  -- tablet, phone, link, paper or offline.
  mode TEXT NOT NULL,
  -- The drawing, as an SVG path, or the name that was typed.
  path TEXT NOT NULL,
  typed TEXT NOT NULL,
  -- When we received it.
  at INTEGER NOT NULL,
  -- What the clock of the device said, when there was no network.
  device_at INTEGER,
  -- Signed after the hour when slots may still be signed.
  is_late INTEGER NOT NULL,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  -- A browser that has signed here before has the same one.
  device_id TEXT NOT NULL,
  -- How the person was known: login, mail, link, trainer or sheet.
  identified TEXT NOT NULL,
  -- Whoever held the device, or received the sheet.
  by_id TEXT NOT NULL,
  -- Its place in the session's chain, and the hash that holds the one before.
  number INTEGER NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, slot_id) REFERENCES slots (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX slot_signatures_in_chain ON slot_signatures (organisation_id, session_id, number);
CREATE UNIQUE INDEX slot_signatures_once ON slot_signatures (organisation_id, slot_id, person_id);
CREATE INDEX slot_signatures_of_enrolment ON slot_signatures (organisation_id, enrolment_id, slot_id);

-- What proves an absence.
CREATE TABLE absence_proofs (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, slot_id, enrolment_id, holding_id),
  FOREIGN KEY (organisation_id, slot_id, enrolment_id) REFERENCES presences (organisation_id, slot_id, enrolment_id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A page that was printed to be signed by hand: its code leads back to its slots.
CREATE TABLE sheets (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  code TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sheets_by_code ON sheets (organisation_id, code);
CREATE UNIQUE INDEX sheets_of_day ON sheets (organisation_id, session_id, day);

-- A photo or a scan of it, as it came back.
CREATE TABLE sheet_scans (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  sheet_id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, sheet_id) REFERENCES sheets (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_scans_of_sheet ON sheet_scans (organisation_id, sheet_id, at);

-- The half-days followed from afar whose personal links have left, once each.
CREATE TABLE slot_link_rounds (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, slot_id),
  FOREIGN KEY (organisation_id, slot_id) REFERENCES slots (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What a rule of domain/attendance/anomalies.ts finds in a slot; it goes when the rule finds it no more.
CREATE TABLE anomalies (
  organisation_id TEXT NOT NULL,
  -- The slot, the rule and whom it is about.
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  -- '' when it is about the slot itself.
  person_id TEXT NOT NULL,
  -- JSON of what was found: other facts open it again.
  facts TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Kept by triggers.
  is_open INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, slot_id) REFERENCES slots (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anomalies_open ON anomalies (organisation_id, at, id) WHERE is_open = 1;
CREATE INDEX anomalies_of_session ON anomalies (organisation_id, session_id, id);
CREATE INDEX anomalies_of_slot ON anomalies (organisation_id, slot_id, id);
CREATE TRIGGER anomalies_wait BEFORE INSERT ON anomalies WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
-- Opened again by the resolution that goes when everything goes.
CREATE TRIGGER anomalies_stay BEFORE UPDATE ON anomalies WHEN NEW.is_open = OLD.is_open AND EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

CREATE TABLE anomaly_resolutions (
  organisation_id TEXT NOT NULL,
  anomaly_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, anomaly_id),
  FOREIGN KEY (organisation_id, anomaly_id) REFERENCES anomalies (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER anomalies_settle AFTER INSERT ON anomaly_resolutions BEGIN
  UPDATE anomalies SET is_open = 0 WHERE organisation_id = NEW.organisation_id AND id = NEW.anomaly_id;
END;
CREATE TRIGGER anomalies_reopen AFTER DELETE ON anomaly_resolutions BEGIN
  UPDATE anomalies SET is_open = 1 WHERE organisation_id = OLD.organisation_id AND id = OLD.anomaly_id;
END;
CREATE TRIGGER anomalies_differ AFTER UPDATE OF facts ON anomalies WHEN OLD.facts <> NEW.facts BEGIN
  DELETE FROM anomaly_resolutions WHERE organisation_id = NEW.organisation_id AND anomaly_id = NEW.id;
END;

-- How far each slot is: who has signed, whose absence is known, whether something looks wrong. Rebuilt, never copied.
CREATE TABLE slot_attendance (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  ends_at INTEGER NOT NULL,
  signed INTEGER NOT NULL,
  countersigned INTEGER NOT NULL,
  -- Of those who are still enrolled: signed, or absent.
  accounted INTEGER NOT NULL,
  anomalies INTEGER NOT NULL,
  -- Somebody is neither signed nor absent, or no trainer has signed.
  is_open INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, slot_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_attendance_open ON slot_attendance (organisation_id, ends_at, slot_id) WHERE is_open = 1;
CREATE INDEX slot_attendance_of_session ON slot_attendance (organisation_id, session_id);

-- What each person has followed each month; their sums are the totals of a person and of a funder. Rebuilt, never copied.
CREATE TABLE attendance_months (
  organisation_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  month TEXT NOT NULL,
  session_id TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  present INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  justified INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, enrolment_id, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_months_in_order ON attendance_months (organisation_id, month, enrolment_id);
CREATE INDEX attendance_months_of_session ON attendance_months (organisation_id, session_id, enrolment_id);

CREATE TABLE session_attendance (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  present INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  justified INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, session_id)
) STRICT, WITHOUT ROWID;

INSERT INTO slot_attendance SELECT slots.organisation_id, slots.id, slots.session_id, slots.ends_at, 0, 0, count(enrolments.id), 0, session_seats.taken > 0
  FROM slots JOIN session_seats ON session_seats.organisation_id = slots.organisation_id AND session_seats.session_id = slots.session_id
  LEFT JOIN presences ON presences.organisation_id = slots.organisation_id AND presences.slot_id = slots.id AND presences.state IN ('absent', 'justified')
  LEFT JOIN enrolments ON enrolments.organisation_id = slots.organisation_id AND enrolments.id = presences.enrolment_id
    AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE enrolment_ends.organisation_id = slots.organisation_id AND enrolment_ends.enrolment_id = enrolments.id)
  GROUP BY slots.organisation_id, slots.id;
INSERT INTO attendance_months SELECT presences.organisation_id, enrolment_id, substr(day, 1, 7), presences.session_id, sum(presences.minutes), sum(state = 'present'), sum(state = 'partial'), sum(state = 'absent'), sum(state = 'justified')
  FROM presences JOIN slots ON slots.organisation_id = presences.organisation_id AND slots.id = presences.slot_id GROUP BY presences.organisation_id, enrolment_id, substr(day, 1, 7);
INSERT INTO session_attendance SELECT organisation_id, session_id, sum(minutes), sum(state = 'present'), sum(state = 'partial'), sum(state = 'absent'), sum(state = 'justified') FROM presences GROUP BY organisation_id, session_id;

CREATE TRIGGER slot_attendance_opens AFTER INSERT ON slots BEGIN
  INSERT INTO slot_attendance SELECT NEW.organisation_id, NEW.id, NEW.session_id, NEW.ends_at, 0, 0, 0, 0, taken > 0 AND NOT EXISTS (SELECT 1 FROM session_cancellations WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id)
  FROM session_seats WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER slot_attendance_moves AFTER UPDATE OF ends_at ON slots BEGIN
  UPDATE slot_attendance SET ends_at = NEW.ends_at WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.id;
END;
CREATE TRIGGER slot_attendance_closes AFTER DELETE ON slots BEGIN
  DELETE FROM slot_attendance WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.id;
END;
CREATE TRIGGER slot_attendance_turns AFTER UPDATE OF accounted, countersigned, session_id ON slot_attendance BEGIN
  UPDATE slot_attendance SET is_open = taken > 0 AND (slot_attendance.countersigned = 0 OR slot_attendance.accounted < taken) AND NOT EXISTS (SELECT 1 FROM session_cancellations WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id) FROM session_seats
  WHERE slot_attendance.organisation_id = NEW.organisation_id AND slot_attendance.slot_id = NEW.slot_id AND session_seats.organisation_id = NEW.organisation_id AND session_seats.session_id = NEW.session_id;
END;
CREATE TRIGGER slot_attendance_follows_seats AFTER UPDATE OF taken ON session_seats WHEN OLD.taken <> NEW.taken BEGIN
  UPDATE slot_attendance SET is_open = NEW.taken > 0 AND (countersigned = 0 OR accounted < NEW.taken) AND NOT EXISTS (SELECT 1 FROM session_cancellations WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id)
  WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id AND is_open <> (NEW.taken > 0 AND (countersigned = 0 OR accounted < NEW.taken));
END;
CREATE TRIGGER slot_attendance_cancelled AFTER INSERT ON session_cancellations BEGIN
  UPDATE slot_attendance SET is_open = 0 WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER slot_attendance_resumed AFTER DELETE ON session_cancellations BEGIN
  UPDATE slot_attendance SET is_open = taken > 0 AND (countersigned = 0 OR accounted < taken) FROM session_seats
  WHERE slot_attendance.organisation_id = OLD.organisation_id AND slot_attendance.session_id = OLD.session_id AND session_seats.organisation_id = OLD.organisation_id AND session_seats.session_id = OLD.session_id;
END;

CREATE TRIGGER slot_attendance_signed AFTER INSERT ON slot_signatures BEGIN
  UPDATE slot_attendance SET signed = signed + (NEW.enrolment_id IS NOT NULL), countersigned = countersigned + (NEW.enrolment_id IS NULL),
    accounted = accounted + (NEW.enrolment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id)
      AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id AND enrolment_id = NEW.enrolment_id AND state IN ('absent', 'justified')))
  WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id;
END;
CREATE TRIGGER slot_attendance_unsigned AFTER DELETE ON slot_signatures BEGIN
  UPDATE slot_attendance SET signed = signed - (OLD.enrolment_id IS NOT NULL), countersigned = countersigned - (OLD.enrolment_id IS NULL),
    accounted = accounted - (OLD.enrolment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id)
      AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id AND enrolment_id = OLD.enrolment_id AND state IN ('absent', 'justified')))
  WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id;
END;
CREATE TRIGGER slot_attendance_left AFTER INSERT ON enrolment_ends BEGIN
  UPDATE slot_attendance SET accounted = accounted - 1 WHERE organisation_id = NEW.organisation_id AND slot_id IN (
    SELECT slot_id FROM presences WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id AND state IN ('absent', 'justified')
    UNION SELECT slot_id FROM slot_signatures WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id);
END;
CREATE TRIGGER slot_attendance_back AFTER DELETE ON enrolment_ends BEGIN
  UPDATE slot_attendance SET accounted = accounted + 1 WHERE organisation_id = OLD.organisation_id AND slot_id IN (
    SELECT slot_id FROM presences WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND state IN ('absent', 'justified')
    UNION SELECT slot_id FROM slot_signatures WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id);
END;

CREATE TRIGGER presences_count AFTER INSERT ON presences BEGIN
  UPDATE slot_attendance SET accounted = accounted + 1 WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id AND NEW.state IN ('absent', 'justified')
    AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id)
    AND NOT EXISTS (SELECT 1 FROM slot_signatures WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id AND enrolment_id = NEW.enrolment_id);
  INSERT INTO attendance_months SELECT NEW.organisation_id, NEW.enrolment_id, substr(day, 1, 7), NEW.session_id, NEW.minutes, NEW.state = 'present', NEW.state = 'partial', NEW.state = 'absent', NEW.state = 'justified'
    FROM slots WHERE organisation_id = NEW.organisation_id AND id = NEW.slot_id
    ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes, present = present + excluded.present, partial = partial + excluded.partial, absent = absent + excluded.absent, justified = justified + excluded.justified;
  INSERT INTO session_attendance VALUES (NEW.organisation_id, NEW.session_id, NEW.minutes, NEW.state = 'present', NEW.state = 'partial', NEW.state = 'absent', NEW.state = 'justified')
    ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes, present = present + excluded.present, partial = partial + excluded.partial, absent = absent + excluded.absent, justified = justified + excluded.justified;
END;
CREATE TRIGGER presences_change AFTER UPDATE OF state, minutes ON presences BEGIN
  UPDATE slot_attendance SET accounted = accounted + (NEW.state IN ('absent', 'justified')) - (OLD.state IN ('absent', 'justified')) WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id
    AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id)
    AND NOT EXISTS (SELECT 1 FROM slot_signatures WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id AND enrolment_id = NEW.enrolment_id);
  UPDATE attendance_months SET minutes = minutes + NEW.minutes - OLD.minutes, present = present + (NEW.state = 'present') - (OLD.state = 'present'), partial = partial + (NEW.state = 'partial') - (OLD.state = 'partial'),
    absent = absent + (NEW.state = 'absent') - (OLD.state = 'absent'), justified = justified + (NEW.state = 'justified') - (OLD.state = 'justified')
  WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id AND month = (SELECT substr(day, 1, 7) FROM slots WHERE organisation_id = NEW.organisation_id AND id = NEW.slot_id);
  UPDATE session_attendance SET minutes = minutes + NEW.minutes - OLD.minutes, present = present + (NEW.state = 'present') - (OLD.state = 'present'), partial = partial + (NEW.state = 'partial') - (OLD.state = 'partial'),
    absent = absent + (NEW.state = 'absent') - (OLD.state = 'absent'), justified = justified + (NEW.state = 'justified') - (OLD.state = 'justified')
  WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER presences_uncount AFTER DELETE ON presences BEGIN
  UPDATE slot_attendance SET accounted = accounted - 1 WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id AND OLD.state IN ('absent', 'justified')
    AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id)
    AND NOT EXISTS (SELECT 1 FROM slot_signatures WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id AND enrolment_id = OLD.enrolment_id);
  UPDATE attendance_months SET minutes = minutes - OLD.minutes, present = present - (OLD.state = 'present'), partial = partial - (OLD.state = 'partial'), absent = absent - (OLD.state = 'absent'), justified = justified - (OLD.state = 'justified')
  WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND month = (SELECT substr(day, 1, 7) FROM slots WHERE organisation_id = OLD.organisation_id AND id = OLD.slot_id);
  DELETE FROM attendance_months WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND present + partial + absent + justified = 0;
  UPDATE session_attendance SET minutes = minutes - OLD.minutes, present = present - (OLD.state = 'present'), partial = partial - (OLD.state = 'partial'), absent = absent - (OLD.state = 'absent'), justified = justified - (OLD.state = 'justified')
  WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
  DELETE FROM session_attendance WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id AND present + partial + absent + justified = 0;
END;
CREATE TRIGGER attendance_months_move AFTER UPDATE OF day ON slots WHEN substr(OLD.day, 1, 7) <> substr(NEW.day, 1, 7) BEGIN
  UPDATE attendance_months SET minutes = attendance_months.minutes - presences.minutes, present = present - (state = 'present'), partial = partial - (state = 'partial'), absent = absent - (state = 'absent'), justified = justified - (state = 'justified') FROM presences
  WHERE presences.organisation_id = NEW.organisation_id AND presences.slot_id = NEW.id AND attendance_months.organisation_id = NEW.organisation_id AND attendance_months.enrolment_id = presences.enrolment_id AND month = substr(OLD.day, 1, 7);
  INSERT INTO attendance_months SELECT organisation_id, enrolment_id, substr(NEW.day, 1, 7), session_id, minutes, state = 'present', state = 'partial', state = 'absent', state = 'justified'
    FROM presences WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.id
    ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes, present = present + excluded.present, partial = partial + excluded.partial, absent = absent + excluded.absent, justified = justified + excluded.justified;
  DELETE FROM attendance_months WHERE organisation_id = NEW.organisation_id AND present + partial + absent + justified = 0 AND enrolment_id IN (SELECT enrolment_id FROM presences WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.id);
END;

CREATE TRIGGER slot_attendance_doubted AFTER INSERT ON anomalies BEGIN
  UPDATE slot_attendance SET anomalies = anomalies + NEW.is_open WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id;
END;
CREATE TRIGGER slot_attendance_judged AFTER UPDATE OF is_open ON anomalies BEGIN
  UPDATE slot_attendance SET anomalies = anomalies + NEW.is_open - OLD.is_open WHERE organisation_id = NEW.organisation_id AND slot_id = NEW.slot_id;
END;
CREATE TRIGGER slot_attendance_cleared AFTER DELETE ON anomalies BEGIN
  UPDATE slot_attendance SET anomalies = anomalies - OLD.is_open WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id;
END;
