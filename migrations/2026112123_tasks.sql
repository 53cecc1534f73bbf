-- What has to be done around a session, and what is late across all of them.

-- The chain an organisation has made its own; without a row here, it follows ours.
CREATE TABLE task_chains (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- Always 'chain'.
  id TEXT NOT NULL,
  -- JSON of domain/sessions/task-model.ts.
  models TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A copy of a model, for one session: what changes in the chain later changes nothing here.
CREATE TABLE tasks (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  -- One of domain/sessions/task-kinds.ts.
  kind TEXT NOT NULL,
  -- '' for the name that its kind has in every language.
  title TEXT NOT NULL,
  -- Counted from the session's start or its end, in days or working_days.
  anchor TEXT NOT NULL,
  days INTEGER NOT NULL,
  unit TEXT NOT NULL,
  -- The day it was last counted from.
  counted_from TEXT NOT NULL,
  due_on TEXT NOT NULL,
  -- Nobody: whoever looks after the session.
  owner_id TEXT,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_of_session ON tasks (organisation_id, session_id, due_on, id);

-- Done: by the event that proves it, or by somebody with a word. Taking the row away opens the task again.
CREATE TABLE task_closures (
  organisation_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  -- '' when somebody has closed it by hand.
  event_id TEXT NOT NULL,
  word TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, task_id),
  FOREIGN KEY (organisation_id, task_id) REFERENCES tasks (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- What is wrong with a session, one row a kind, kept by a job after events and once a day: read at any size, it costs
-- what it shows.
CREATE TABLE concerns (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  -- One of domain/cockpit/kinds.ts.
  kind TEXT NOT NULL,
  site_id TEXT NOT NULL,
  -- '' for nobody.
  owner_id TEXT NOT NULL,
  -- Since when, or by when: the earliest comes first.
  due_on TEXT NOT NULL,
  -- How many tasks, papers, half-days…
  count INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, session_id, kind),
  FOREIGN KEY (organisation_id, session_id) REFERENCES sessions (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX concerns_by_date ON concerns (organisation_id, due_on, session_id, kind);
CREATE INDEX concerns_of_kind ON concerns (organisation_id, kind, due_on, session_id);
CREATE INDEX concerns_of_site ON concerns (organisation_id, site_id, due_on, session_id, kind);
CREATE INDEX concerns_of_site_kind ON concerns (organisation_id, site_id, kind, due_on, session_id);
CREATE INDEX concerns_of_owner ON concerns (organisation_id, owner_id, due_on, session_id, kind);
CREATE INDEX concerns_of_owner_kind ON concerns (organisation_id, owner_id, kind, due_on, session_id);
CREATE TRIGGER concerns_wait BEFORE INSERT ON concerns WHEN EXISTS (SELECT 1 FROM removals WHERE organisation_id = NEW.organisation_id) BEGIN SELECT RAISE(ABORT, 'the organisation is leaving this database'); END;
