-- A day that has passed, of a register, a task or a source of the watch, told once to whom it concerns.
CREATE TABLE due_calls (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  -- risk, partner, standing, contact, development, referent, source or task.
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, kind, subject_id, on_day)
) STRICT, WITHOUT ROWID;

-- Late tasks are looked for by their day, across sessions.
CREATE INDEX tasks_by_due ON tasks (organisation_id, due_on, id);

-- Two companies made one: the complaints of the one that goes pass to the other.
CREATE INDEX tickets_of_company ON tickets (organisation_id, company_id, id) WHERE company_id IS NOT NULL;

-- Somebody who has answered may become one with somebody else: the answer follows.
CREATE TRIGGER slot_answers_pass AFTER UPDATE OF person_id ON slot_trainers BEGIN
  UPDATE slot_answers SET person_id = NEW.person_id WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id AND person_id = OLD.person_id;
END;
