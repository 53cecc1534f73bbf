-- What an organisation does: sessions, people, hours, money, kept by triggers from the rows that make them, so that a figure
-- costs one row to read at any size. Both tables are rebuilt, never copied.

-- One session's own figures: what opens behind a figure of the organisation.
CREATE TABLE session_figures (
  organisation_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  -- 2026-11, when it starts; '' while nobody knows.
  month TEXT NOT NULL,
  site_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  -- 0 while it has no dates, and once it is cancelled: it counts for nothing.
  counted INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  enrolments INTEGER NOT NULL,
  -- Those who have followed at least a minute of it.
  trained INTEGER NOT NULL,
  -- Minutes: those of its half-days, those that people were to follow, those they have followed.
  taught INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  done INTEGER NOT NULL,
  -- Cents.
  price INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_figures_by_month ON session_figures (organisation_id, month, session_id) WHERE counted = 1;
CREATE INDEX session_figures_of_site ON session_figures (organisation_id, site_id, month, session_id) WHERE counted = 1;
CREATE INDEX session_figures_of_programme ON session_figures (organisation_id, programme_id, month, session_id) WHERE counted = 1;

-- Their sums: of everything, of a site, of a programme; by month (2026-11) and by year (2026).
CREATE TABLE figures (
  organisation_id TEXT NOT NULL,
  -- all, site or programme.
  dimension TEXT NOT NULL,
  -- '' for everything.
  subject_id TEXT NOT NULL,
  period TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  enrolments INTEGER NOT NULL,
  trained INTEGER NOT NULL,
  taught INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  done INTEGER NOT NULL,
  price INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, dimension, subject_id, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_of_period ON figures (organisation_id, dimension, period, enrolments, subject_id);

CREATE TRIGGER figures_begin AFTER INSERT ON session_figures WHEN NEW.month <> '' BEGIN
  INSERT INTO figures VALUES (NEW.organisation_id, 'all', '', NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'all', '', substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'site', NEW.site_id, NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'site', NEW.site_id, substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'programme', NEW.programme_id, NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'programme', NEW.programme_id, substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
END;
CREATE TRIGGER figures_follow AFTER UPDATE ON session_figures WHEN (OLD.month, OLD.site_id, OLD.programme_id) = (NEW.month, NEW.site_id, NEW.programme_id) AND NEW.month <> '' BEGIN
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'all' AND subject_id = '' AND period = NEW.month;
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'all' AND subject_id = '' AND period = substr(NEW.month, 1, 4);
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'site' AND subject_id = NEW.site_id AND period = NEW.month;
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'site' AND subject_id = NEW.site_id AND period = substr(NEW.month, 1, 4);
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'programme' AND subject_id = NEW.programme_id AND period = NEW.month;
  UPDATE figures SET sessions = sessions + NEW.counted - OLD.counted, seats = seats + NEW.seats * NEW.counted - OLD.seats * OLD.counted, enrolments = enrolments + NEW.enrolments * NEW.counted - OLD.enrolments * OLD.counted, trained = trained + NEW.trained * NEW.counted - OLD.trained * OLD.counted, taught = taught + NEW.taught * NEW.counted - OLD.taught * OLD.counted, planned = planned + NEW.planned * NEW.counted - OLD.planned * OLD.counted, done = done + NEW.done * NEW.counted - OLD.done * OLD.counted, price = price + NEW.price * NEW.counted - OLD.price * OLD.counted, cost = cost + NEW.cost * NEW.counted - OLD.cost * OLD.counted WHERE organisation_id = NEW.organisation_id AND dimension = 'programme' AND subject_id = NEW.programme_id AND period = substr(NEW.month, 1, 4);
END;
CREATE TRIGGER figures_leave AFTER UPDATE ON session_figures WHEN NOT (OLD.month, OLD.site_id, OLD.programme_id) = (NEW.month, NEW.site_id, NEW.programme_id) AND OLD.month <> '' BEGIN
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'all' AND subject_id = '' AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'all' AND subject_id = '' AND period = substr(OLD.month, 1, 4);
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'site' AND subject_id = OLD.site_id AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'site' AND subject_id = OLD.site_id AND period = substr(OLD.month, 1, 4);
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'programme' AND subject_id = OLD.programme_id AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'programme' AND subject_id = OLD.programme_id AND period = substr(OLD.month, 1, 4);
END;
CREATE TRIGGER figures_arrive AFTER UPDATE ON session_figures WHEN NOT (OLD.month, OLD.site_id, OLD.programme_id) = (NEW.month, NEW.site_id, NEW.programme_id) AND NEW.month <> '' BEGIN
  INSERT INTO figures VALUES (NEW.organisation_id, 'all', '', NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'all', '', substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'site', NEW.site_id, NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'site', NEW.site_id, substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'programme', NEW.programme_id, NEW.month, NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
  INSERT INTO figures VALUES (NEW.organisation_id, 'programme', NEW.programme_id, substr(NEW.month, 1, 4), NEW.counted, NEW.seats * NEW.counted, NEW.enrolments * NEW.counted, NEW.trained * NEW.counted, NEW.taught * NEW.counted, NEW.planned * NEW.counted, NEW.done * NEW.counted, NEW.price * NEW.counted, NEW.cost * NEW.counted) ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions, seats = seats + excluded.seats, enrolments = enrolments + excluded.enrolments, trained = trained + excluded.trained, taught = taught + excluded.taught, planned = planned + excluded.planned, done = done + excluded.done, price = price + excluded.price, cost = cost + excluded.cost;
END;
CREATE TRIGGER figures_end AFTER DELETE ON session_figures WHEN OLD.month <> '' BEGIN
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'all' AND subject_id = '' AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'all' AND subject_id = '' AND period = substr(OLD.month, 1, 4);
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'site' AND subject_id = OLD.site_id AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'site' AND subject_id = OLD.site_id AND period = substr(OLD.month, 1, 4);
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'programme' AND subject_id = OLD.programme_id AND period = OLD.month;
  UPDATE figures SET sessions = sessions - OLD.counted, seats = seats - OLD.seats * OLD.counted, enrolments = enrolments - OLD.enrolments * OLD.counted, trained = trained - OLD.trained * OLD.counted, taught = taught - OLD.taught * OLD.counted, planned = planned - OLD.planned * OLD.counted, done = done - OLD.done * OLD.counted, price = price - OLD.price * OLD.counted, cost = cost - OLD.cost * OLD.counted WHERE organisation_id = OLD.organisation_id AND dimension = 'programme' AND subject_id = OLD.programme_id AND period = substr(OLD.month, 1, 4);
END;

INSERT INTO session_figures SELECT sessions.organisation_id, sessions.id, substr(starts_on, 1, 7), site_id, programme_id,
    starts_on <> '' AND NOT EXISTS (SELECT 1 FROM session_cancellations WHERE session_cancellations.organisation_id = sessions.organisation_id AND session_id = sessions.id),
    seats_max, count(active.id),
    (SELECT count(DISTINCT enrolment_id) FROM presences WHERE presences.organisation_id = sessions.organisation_id AND session_id = sessions.id AND minutes > 0),
    (SELECT coalesce(sum(minutes), 0) FROM slots WHERE slots.organisation_id = sessions.organisation_id AND session_id = sessions.id),
    coalesce(sum(active.planned_minutes), 0),
    (SELECT coalesce(sum(minutes), 0) FROM presences WHERE presences.organisation_id = sessions.organisation_id AND session_id = sessions.id),
    coalesce(sum(active.price), 0),
    (SELECT coalesce(sum(coalesce(spent, planned)), 0) FROM session_costs WHERE session_costs.organisation_id = sessions.organisation_id AND session_id = sessions.id)
  FROM sessions LEFT JOIN enrolments AS active ON active.organisation_id = sessions.organisation_id AND active.session_id = sessions.id AND active.state = 'enrolled'
    AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE enrolment_ends.organisation_id = sessions.organisation_id AND enrolment_id = active.id)
  GROUP BY sessions.organisation_id, sessions.id;

CREATE TRIGGER session_figures_open AFTER INSERT ON sessions BEGIN
  INSERT INTO session_figures VALUES (NEW.organisation_id, NEW.id, substr(NEW.starts_on, 1, 7), NEW.site_id, NEW.programme_id, NEW.starts_on <> '', NEW.seats_max, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER session_figures_change AFTER UPDATE OF starts_on, site_id, programme_id, seats_max ON sessions BEGIN
  UPDATE session_figures SET month = substr(NEW.starts_on, 1, 7), site_id = NEW.site_id, programme_id = NEW.programme_id, seats = NEW.seats_max, counted = NEW.starts_on <> '' AND NOT EXISTS (SELECT 1 FROM session_cancellations WHERE organisation_id = NEW.organisation_id AND session_id = NEW.id) WHERE organisation_id = NEW.organisation_id AND session_id = NEW.id;
END;
CREATE TRIGGER session_figures_close AFTER DELETE ON sessions BEGIN
  DELETE FROM session_figures WHERE organisation_id = OLD.organisation_id AND session_id = OLD.id;
END;
CREATE TRIGGER session_figures_cancel AFTER INSERT ON session_cancellations BEGIN
  UPDATE session_figures SET counted = 0 WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_resume AFTER DELETE ON session_cancellations BEGIN
  UPDATE session_figures SET counted = month <> '' WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
CREATE TRIGGER session_figures_slot_in AFTER INSERT ON slots BEGIN
  UPDATE session_figures SET taught = taught + NEW.minutes WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_slot_change AFTER UPDATE OF minutes, session_id ON slots WHEN (OLD.minutes, OLD.session_id) <> (NEW.minutes, NEW.session_id) BEGIN
  UPDATE session_figures SET taught = taught - OLD.minutes WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
  UPDATE session_figures SET taught = taught + NEW.minutes WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_slot_out AFTER DELETE ON slots BEGIN
  UPDATE session_figures SET taught = taught - OLD.minutes WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
CREATE TRIGGER session_figures_enrol AFTER INSERT ON enrolments WHEN NEW.state = 'enrolled' BEGIN
  UPDATE session_figures SET enrolments = enrolments + 1, planned = planned + NEW.planned_minutes, price = price + NEW.price WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_enrol_change AFTER UPDATE OF state, session_id, price, planned_minutes ON enrolments WHEN (OLD.state, OLD.session_id, OLD.price, OLD.planned_minutes) <> (NEW.state, NEW.session_id, NEW.price, NEW.planned_minutes) AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.id) BEGIN
  UPDATE session_figures SET enrolments = enrolments - 1, planned = planned - OLD.planned_minutes, price = price - OLD.price WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id AND OLD.state = 'enrolled';
  UPDATE session_figures SET enrolments = enrolments + 1, planned = planned + NEW.planned_minutes, price = price + NEW.price WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id AND NEW.state = 'enrolled';
END;
CREATE TRIGGER session_figures_enrol_out AFTER DELETE ON enrolments WHEN OLD.state = 'enrolled' BEGIN
  UPDATE session_figures SET enrolments = enrolments - 1, planned = planned - OLD.planned_minutes, price = price - OLD.price WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
CREATE TRIGGER session_figures_enrol_end AFTER INSERT ON enrolment_ends BEGIN
  UPDATE session_figures SET enrolments = session_figures.enrolments - 1, planned = session_figures.planned - enrolments.planned_minutes, price = session_figures.price - enrolments.price FROM enrolments
  WHERE session_figures.organisation_id = NEW.organisation_id AND session_figures.session_id = enrolments.session_id AND enrolments.organisation_id = NEW.organisation_id AND enrolments.id = NEW.enrolment_id AND enrolments.state = 'enrolled';
END;
CREATE TRIGGER session_figures_enrol_again AFTER DELETE ON enrolment_ends BEGIN
  UPDATE session_figures SET enrolments = session_figures.enrolments + 1, planned = session_figures.planned + enrolments.planned_minutes, price = session_figures.price + enrolments.price FROM enrolments
  WHERE session_figures.organisation_id = OLD.organisation_id AND session_figures.session_id = enrolments.session_id AND enrolments.organisation_id = OLD.organisation_id AND enrolments.id = OLD.enrolment_id AND enrolments.state = 'enrolled';
END;
CREATE TRIGGER session_figures_presence_in AFTER INSERT ON presences WHEN NEW.minutes > 0 BEGIN
  UPDATE session_figures SET done = done + NEW.minutes, trained = trained + (NEW.minutes > 0 AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id AND slot_id <> NEW.slot_id AND session_id = NEW.session_id AND minutes > 0)) WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_presence_change AFTER UPDATE OF minutes, session_id ON presences WHEN (OLD.minutes, OLD.session_id) <> (NEW.minutes, NEW.session_id) BEGIN
  UPDATE session_figures SET done = done - OLD.minutes, trained = trained - (OLD.minutes > 0 AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND slot_id <> OLD.slot_id AND session_id = OLD.session_id AND minutes > 0)) WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
  UPDATE session_figures SET done = done + NEW.minutes, trained = trained + (NEW.minutes > 0 AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = NEW.organisation_id AND enrolment_id = NEW.enrolment_id AND slot_id <> NEW.slot_id AND session_id = NEW.session_id AND minutes > 0)) WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_presence_out AFTER DELETE ON presences WHEN OLD.minutes > 0 BEGIN
  UPDATE session_figures SET done = done - OLD.minutes, trained = trained - (OLD.minutes > 0 AND NOT EXISTS (SELECT 1 FROM presences WHERE organisation_id = OLD.organisation_id AND enrolment_id = OLD.enrolment_id AND slot_id <> OLD.slot_id AND session_id = OLD.session_id AND minutes > 0)) WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
CREATE TRIGGER session_figures_cost_in AFTER INSERT ON session_costs BEGIN
  UPDATE session_figures SET cost = cost + coalesce(NEW.spent, NEW.planned) WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_cost_change AFTER UPDATE OF planned, spent, session_id ON session_costs BEGIN
  UPDATE session_figures SET cost = cost - coalesce(OLD.spent, OLD.planned) WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
  UPDATE session_figures SET cost = cost + coalesce(NEW.spent, NEW.planned) WHERE organisation_id = NEW.organisation_id AND session_id = NEW.session_id;
END;
CREATE TRIGGER session_figures_cost_out AFTER DELETE ON session_costs BEGIN
  UPDATE session_figures SET cost = cost - coalesce(OLD.spent, OLD.planned) WHERE organisation_id = OLD.organisation_id AND session_id = OLD.session_id;
END;
