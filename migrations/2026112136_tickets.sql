-- What went wrong or may, and what was done about it: each step of a ticket is a row, and the board reads where it stands
-- from what triggers keep.

CREATE TABLE tickets (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- One of domain/quality/tickets/kinds.ts: complaint, low_answer, incident, hazard, finding, suggestion.
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- How it came: office, public, answer or finding.
  source TEXT NOT NULL,
  -- The answer or the finding; '' for what somebody has typed.
  source_id TEXT NOT NULL,
  person_id TEXT,
  company_id TEXT,
  session_id TEXT,
  site_id TEXT,
  -- Who says so, and where they are answered; '' when nobody is.
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL,
  received_on TEXT NOT NULL,
  -- '' when nobody waits for a word.
  acknowledge_by TEXT NOT NULL,
  due_on TEXT NOT NULL,
  owner_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id),
  FOREIGN KEY (organisation_id, company_id) REFERENCES companies (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
-- An answer or a finding opens one.
CREATE UNIQUE INDEX tickets_once ON tickets (organisation_id, source, source_id) WHERE source_id <> '';
CREATE INDEX tickets_of_session ON tickets (organisation_id, session_id, id) WHERE session_id IS NOT NULL;
CREATE INDEX tickets_of_person ON tickets (organisation_id, person_id, id) WHERE person_id IS NOT NULL;

-- Said to who has complained: we have read you. Once a ticket.
CREATE TABLE ticket_acknowledgements (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  reply TEXT NOT NULL,
  -- 1 when it leaves by mail.
  mailed INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id),
  FOREIGN KEY (organisation_id, ticket_id) REFERENCES tickets (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_causes (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  -- One of domain/quality/tickets/causes.ts.
  family TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, ticket_id) REFERENCES tickets (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_causes_of_ticket ON ticket_causes (organisation_id, ticket_id, id);

CREATE TABLE ticket_actions (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  -- 1, and one more each time the ticket opens again.
  round INTEGER NOT NULL,
  what TEXT NOT NULL,
  owner_id TEXT,
  due_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, ticket_id) REFERENCES tickets (organisation_id, id),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_actions_of_ticket ON ticket_actions (organisation_id, ticket_id, due_on, id);

CREATE TABLE ticket_action_ends (
  organisation_id TEXT NOT NULL,
  action_id TEXT NOT NULL,
  word TEXT NOT NULL,
  holding_id TEXT,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, action_id),
  FOREIGN KEY (organisation_id, action_id) REFERENCES ticket_actions (organisation_id, id),
  FOREIGN KEY (organisation_id, holding_id) REFERENCES holdings (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_closures (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  -- What was answered in the end.
  word TEXT NOT NULL,
  -- 1 when it leaves by mail.
  mailed INTEGER NOT NULL,
  -- When somebody looks whether it has worked; '' when there is nothing to look at.
  check_on TEXT NOT NULL,
  on_day TEXT NOT NULL,
  -- By when it was to be answered: a ticket that opens again takes another day.
  due_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id, round),
  FOREIGN KEY (organisation_id, ticket_id) REFERENCES tickets (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_checks (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  effective INTEGER NOT NULL,
  word TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id, round),
  FOREIGN KEY (organisation_id, ticket_id, round) REFERENCES ticket_closures (organisation_id, ticket_id, round)
) STRICT, WITHOUT ROWID;

-- It opens again: what was done has not worked, or it came back.
CREATE TABLE ticket_reopenings (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id, round),
  FOREIGN KEY (organisation_id, ticket_id, round) REFERENCES ticket_closures (organisation_id, ticket_id, round)
) STRICT, WITHOUT ROWID;

-- A day that has passed, or has come, told once.
CREATE TABLE ticket_calls (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id, stage, on_day),
  FOREIGN KEY (organisation_id, ticket_id) REFERENCES tickets (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The delays that an organisation holds itself to; without a row here, ours.
CREATE TABLE ticket_targets (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- Always 'targets'.
  id TEXT NOT NULL,
  -- JSON of domain/quality/tickets/targets.ts.
  targets TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Violence, harassment, discrimination: read by very few, listed nowhere else.
CREATE TABLE reports (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- violence, harassment, sexual_harassment, discrimination or other.
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  -- Whoever says so, if they wish.
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  -- office or public.
  source TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_day ON reports (organisation_id, on_day, id);

CREATE TABLE report_measures (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  what TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, report_id) REFERENCES reports (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_measures_of_report ON report_measures (organisation_id, report_id, id);

CREATE TABLE report_closures (
  organisation_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  word TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, report_id),
  FOREIGN KEY (organisation_id, report_id) REFERENCES reports (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Where each ticket stands, from the rows above. Rebuilt, never copied: in whatever order they come, it ends the same.
CREATE TABLE ticket_standings (
  organisation_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  -- acknowledge, look_into, under_way, check or closed.
  stage TEXT NOT NULL,
  -- The day that counts there: by when, or since when once it is closed.
  on_day TEXT NOT NULL,
  kind TEXT NOT NULL,
  site_id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  acknowledge_by TEXT NOT NULL,
  due_on TEXT NOT NULL,
  acknowledged INTEGER NOT NULL,
  -- The highest round of each.
  acted INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  checked INTEGER NOT NULL,
  reopened INTEGER NOT NULL,
  -- The first day of an action that is not done.
  action_on TEXT NOT NULL,
  check_on TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  PRIMARY KEY (organisation_id, ticket_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_standings_by_day ON ticket_standings (organisation_id, stage, on_day, ticket_id);
CREATE INDEX ticket_standings_of_kind ON ticket_standings (organisation_id, stage, kind, on_day, ticket_id);
CREATE INDEX ticket_standings_of_owner ON ticket_standings (organisation_id, stage, owner_id, on_day, ticket_id);
CREATE INDEX ticket_standings_of_site ON ticket_standings (organisation_id, stage, site_id, on_day, ticket_id);

CREATE TRIGGER ticket_standings_begin AFTER INSERT ON tickets BEGIN
  INSERT INTO ticket_standings VALUES (NEW.organisation_id, NEW.id, iif(NEW.acknowledge_by = '', 'look_into', 'acknowledge'), iif(NEW.acknowledge_by = '', NEW.due_on, NEW.acknowledge_by), NEW.kind, coalesce(NEW.site_id, ''), coalesce(NEW.owner_id, ''), NEW.acknowledge_by, NEW.due_on, 0, 0, 0, 0, 0, '', '', '');
END;
CREATE TRIGGER ticket_standings_end AFTER DELETE ON tickets BEGIN
  DELETE FROM ticket_standings WHERE organisation_id = OLD.organisation_id AND ticket_id = OLD.id;
END;
CREATE TRIGGER ticket_standings_change AFTER UPDATE OF site_id, owner_id, acknowledge_by, due_on ON tickets BEGIN
  UPDATE ticket_standings SET site_id = coalesce(NEW.site_id, ''), owner_id = coalesce(NEW.owner_id, ''), acknowledge_by = NEW.acknowledge_by, due_on = NEW.due_on WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.id;
END;
CREATE TRIGGER ticket_standings_acknowledge AFTER INSERT ON ticket_acknowledgements BEGIN
  UPDATE ticket_standings SET acknowledged = 1 WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id;
END;
CREATE TRIGGER ticket_standings_act AFTER INSERT ON ticket_actions BEGIN
  UPDATE ticket_standings SET acted = max(acted, NEW.round), action_on = coalesce((SELECT min(ticket_actions.due_on) FROM ticket_actions LEFT JOIN ticket_action_ends ON ticket_action_ends.organisation_id = NEW.organisation_id AND ticket_action_ends.action_id = ticket_actions.id WHERE ticket_actions.organisation_id = NEW.organisation_id AND ticket_actions.ticket_id = NEW.ticket_id AND ticket_action_ends.action_id IS NULL), '') WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id;
END;
CREATE TRIGGER ticket_standings_done AFTER INSERT ON ticket_action_ends BEGIN
  UPDATE ticket_standings SET action_on = coalesce((SELECT min(ticket_actions.due_on) FROM ticket_actions LEFT JOIN ticket_action_ends ON ticket_action_ends.organisation_id = NEW.organisation_id AND ticket_action_ends.action_id = ticket_actions.id WHERE ticket_actions.organisation_id = NEW.organisation_id AND ticket_actions.ticket_id = ticket_standings.ticket_id AND ticket_action_ends.action_id IS NULL), '')
  WHERE organisation_id = NEW.organisation_id AND ticket_id = (SELECT ticket_id FROM ticket_actions WHERE organisation_id = NEW.organisation_id AND id = NEW.action_id);
END;
CREATE TRIGGER ticket_standings_close AFTER INSERT ON ticket_closures BEGIN
  UPDATE ticket_standings SET check_on = NEW.check_on, closed_on = NEW.on_day, closed = NEW.round WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id AND closed < NEW.round;
END;
CREATE TRIGGER ticket_standings_check AFTER INSERT ON ticket_checks BEGIN
  UPDATE ticket_standings SET checked = max(checked, NEW.round) WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id;
END;
CREATE TRIGGER ticket_standings_reopen AFTER INSERT ON ticket_reopenings BEGIN
  UPDATE ticket_standings SET reopened = max(reopened, NEW.round) WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id;
END;
CREATE TRIGGER ticket_standings_turn AFTER UPDATE OF acknowledge_by, due_on, acknowledged, acted, closed, checked, reopened, action_on ON ticket_standings BEGIN
  UPDATE ticket_standings SET stage = iif(NEW.closed > NEW.reopened, iif(NEW.check_on <> '' AND NEW.checked < NEW.closed, 'check', 'closed'), iif(NEW.acknowledge_by <> '' AND NEW.acknowledged = 0, 'acknowledge', iif(NEW.acted > NEW.reopened, 'under_way', 'look_into'))),
    on_day = iif(NEW.closed > NEW.reopened, iif(NEW.check_on <> '' AND NEW.checked < NEW.closed, NEW.check_on, NEW.closed_on), iif(NEW.acknowledge_by <> '' AND NEW.acknowledged = 0, NEW.acknowledge_by, iif(NEW.acted > NEW.reopened AND NEW.action_on <> '' AND NEW.action_on < NEW.due_on, NEW.action_on, NEW.due_on)))
  WHERE organisation_id = NEW.organisation_id AND ticket_id = NEW.ticket_id;
END;

-- How many stand at each stage, of everything and of each site.
CREATE TRIGGER ticket_standings_count AFTER INSERT ON ticket_standings BEGIN
  INSERT INTO counters VALUES (NEW.organisation_id, 'tickets ' || NEW.stage, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
  INSERT INTO counters SELECT NEW.organisation_id, 'tickets ' || NEW.stage, NEW.site_id, 1 WHERE NEW.site_id <> '' ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_standings_move AFTER UPDATE OF stage, site_id ON ticket_standings WHEN (OLD.stage, OLD.site_id) <> (NEW.stage, NEW.site_id) BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'tickets ' || OLD.stage AND (site_id = '' OR site_id = OLD.site_id);
  INSERT INTO counters VALUES (NEW.organisation_id, 'tickets ' || NEW.stage, '', 1) ON CONFLICT DO UPDATE SET value = value + 1;
  INSERT INTO counters SELECT NEW.organisation_id, 'tickets ' || NEW.stage, NEW.site_id, 1 WHERE NEW.site_id <> '' ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_standings_uncount AFTER DELETE ON ticket_standings BEGIN
  UPDATE counters SET value = value - 1 WHERE organisation_id = OLD.organisation_id AND name = 'tickets ' || OLD.stage AND (site_id = '' OR site_id = OLD.site_id);
END;

-- What the yearly review says, of the tickets received in that year. Rebuilt, never copied.
CREATE TABLE ticket_figures (
  organisation_id TEXT NOT NULL,
  year TEXT NOT NULL,
  -- received, acknowledged, acknowledged_late, answered, answered_late, answer_days, cause, decided, done, done_late,
  -- effective, ineffective.
  name TEXT NOT NULL,
  -- The kind of the ticket, or the family of the cause.
  subject TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, year, name, subject)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ticket_figures_receive AFTER INSERT ON tickets BEGIN
  INSERT INTO ticket_figures VALUES (NEW.organisation_id, substr(NEW.received_on, 1, 4), 'received', NEW.kind, 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_figures_acknowledge AFTER INSERT ON ticket_acknowledgements BEGIN
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), iif(acknowledge_by <> '' AND NEW.on_day > acknowledge_by, 'acknowledged_late', 'acknowledged'), kind, 1 FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_figures_cause AFTER INSERT ON ticket_causes BEGIN
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), 'cause', NEW.family, 1 FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_figures_decide AFTER INSERT ON ticket_actions BEGIN
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), 'decided', kind, 1 FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_figures_done AFTER INSERT ON ticket_action_ends BEGIN
  INSERT INTO ticket_figures SELECT tickets.organisation_id, substr(tickets.received_on, 1, 4), iif(NEW.on_day > ticket_actions.due_on, 'done_late', 'done'), tickets.kind, 1 FROM ticket_actions JOIN tickets ON tickets.organisation_id = NEW.organisation_id AND tickets.id = ticket_actions.ticket_id WHERE ticket_actions.organisation_id = NEW.organisation_id AND ticket_actions.id = NEW.action_id ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER ticket_figures_answer AFTER INSERT ON ticket_closures WHEN NEW.round = 1 BEGIN
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), iif(NEW.on_day > NEW.due_on, 'answered_late', 'answered'), kind, 1 FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + 1;
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), 'answer_days', kind, coalesce(CAST(julianday(NEW.on_day) - julianday(received_on) AS INTEGER), 0) FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + excluded.value;
END;
CREATE TRIGGER ticket_figures_check AFTER INSERT ON ticket_checks BEGIN
  INSERT INTO ticket_figures SELECT organisation_id, substr(received_on, 1, 4), iif(NEW.effective = 1, 'effective', 'ineffective'), kind, 1 FROM tickets WHERE organisation_id = NEW.organisation_id AND id = NEW.ticket_id ON CONFLICT DO UPDATE SET value = value + 1;
END;
