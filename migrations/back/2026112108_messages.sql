DROP TABLE wordings;
DROP TABLE reminders;
DROP TABLE digest_dues;
DROP TABLE digest_items;
DROP TABLE notice_hours;
DROP TABLE notice_choices;
DROP TABLE unread_notifications;
DROP TABLE notifications;
DROP TABLE sending_texts;
DELETE FROM counters WHERE substr(name, 1, 7) = 'unread ';
CREATE TABLE sendings_after (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO sendings_after SELECT organisation_id, event_id, handler, recipient, kind, state, at FROM sendings;
DROP TABLE sendings;
CREATE TABLE sendings (
  organisation_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, event_id, handler)
) STRICT, WITHOUT ROWID;
INSERT INTO sendings SELECT organisation_id, event_id, handler, recipient, kind, state, at FROM sendings_after;
DROP TABLE sendings_after;
CREATE INDEX sendings_by_date ON sendings (organisation_id, at);
CREATE TRIGGER sendings_wait BEFORE INSERT ON sendings WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
