-- Who is told what: notifications, what each person chose, digests, reminders, wordings, and every sending with its text.

-- A sending has an id of its own, and says all that became of it: one event may be told to many people.
CREATE TABLE sendings_before (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler)
) STRICT, WITHOUT ROWID;
INSERT INTO sendings_before SELECT organisation_id, event_id, handler, recipient, kind, state, at FROM sendings;
DROP TABLE sendings;
CREATE TABLE sendings (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT 'mail',
  kind TEXT NOT NULL,
  -- What the person may turn off; '' for what is always sent.
  family TEXT NOT NULL DEFAULT '',
  person_id TEXT,
  recipient TEXT NOT NULL,
  -- waiting, claimed, sent, refused, uncertain, bounced or withheld.
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  provider_id TEXT,
  -- Which version of the organisation's own words; 0 for ours.
  wording INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  -- When cron must look at it: its hour while it waits, the end of our patience while it is claimed.
  due_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO sendings (organisation_id, id, event_id, handler, kind, recipient, state, at)
  SELECT organisation_id, event_id || '.' || handler, event_id, handler, kind, recipient, state, at FROM sendings_before;
DROP TABLE sendings_before;
CREATE INDEX sendings_by_date ON sendings (organisation_id, at, id);
CREATE INDEX sendings_by_state ON sendings (organisation_id, state, at, id);
CREATE INDEX sendings_to_recipient ON sendings (organisation_id, recipient, at, id);
CREATE INDEX sendings_by_provider ON sendings (organisation_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX sendings_by_due ON sendings (due_at) WHERE due_at IS NOT NULL;
CREATE TRIGGER sendings_wait BEFORE INSERT ON sendings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
CREATE TRIGGER sendings_stay BEFORE UPDATE ON sendings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;

-- What left, links that open something masked. Apart, so that the words may be forgotten and the sending kept.
CREATE TABLE sending_texts (
  organisation_id TEXT NOT NULL,
  sending_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL,
  from_name TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sending_id),
  FOREIGN KEY (organisation_id, sending_id) REFERENCES sendings (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notifications (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX notifications_of_event ON notifications (organisation_id, event_id, person_id);
CREATE INDEX notifications_of_person ON notifications (organisation_id, person_id, at, id);

-- A notification is unread while this row stands.
CREATE TABLE unread_notifications (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  notification_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, person_id, at, notification_id),
  FOREIGN KEY (organisation_id, notification_id) REFERENCES notifications (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unread_notifications_by_id ON unread_notifications (organisation_id, notification_id);
CREATE TRIGGER unread_notifications_in AFTER INSERT ON unread_notifications BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'unread ' || NEW.person_id, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER unread_notifications_out AFTER DELETE ON unread_notifications BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'unread ' || OLD.person_id AND site_id = '';
END;

-- What somebody chose for a family of notices, by channel; as we propose where there is no row.
CREATE TABLE notice_choices (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  family TEXT NOT NULL,
  channel TEXT NOT NULL,
  choice TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id, family, channel),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- When somebody does not want to be written to, and when her digest leaves. Hours are '07:30', of the organisation.
CREATE TABLE notice_hours (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  quiet_from TEXT NOT NULL,
  quiet_until TEXT NOT NULL,
  digest_every TEXT NOT NULL,
  digest_day INTEGER NOT NULL,
  digest_hour TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Told in the next digest: the row goes in the batch that writes it.
CREATE TABLE digest_items (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  family TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id, event_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Whoever has something in her next digest, and when it is written.
CREATE TABLE digest_dues (
  organisation_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  period TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, person_id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_dues_by_hour ON digest_dues (due_at);

-- What must happen on a day, unless it has become needless: the row goes in the batch of the event it becomes.
CREATE TABLE reminders (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  person_id TEXT,
  at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_by_due ON reminders (due_at);

-- How the organisation words a kind of mail: every version stays. Without words, it is worded as we do.
CREATE TABLE wordings (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT,
  body TEXT,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, kind, language, version)
) STRICT, WITHOUT ROWID;
