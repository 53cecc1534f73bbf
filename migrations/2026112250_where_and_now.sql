-- Slots know their site, so that whoever sees some sites reads the days of those only. Kept by triggers.
ALTER TABLE slots ADD COLUMN site_id TEXT NOT NULL DEFAULT '';
UPDATE slots SET site_id = sessions.site_id FROM sessions WHERE sessions.organisation_id = slots.organisation_id AND sessions.id = slots.session_id;
CREATE INDEX slots_of_site ON slots (organisation_id, site_id, day, starts_at, id, session_id);
CREATE TRIGGER slots_find_site AFTER INSERT ON slots BEGIN
  UPDATE slots SET site_id = sessions.site_id FROM sessions WHERE sessions.organisation_id = NEW.organisation_id AND sessions.id = NEW.session_id
    AND slots.organisation_id = NEW.organisation_id AND slots.id = NEW.id;
END;
CREATE TRIGGER slots_change_session AFTER UPDATE OF session_id ON slots WHEN OLD.session_id <> NEW.session_id BEGIN
  UPDATE slots SET site_id = sessions.site_id FROM sessions WHERE sessions.organisation_id = NEW.organisation_id AND sessions.id = NEW.session_id
    AND slots.organisation_id = NEW.organisation_id AND slots.id = NEW.id;
END;
CREATE TRIGGER slots_follow_site AFTER UPDATE OF site_id ON sessions WHEN OLD.site_id <> NEW.site_id BEGIN
  UPDATE slots SET site_id = NEW.site_id WHERE organisation_id = NEW.organisation_id AND session_id = NEW.id;
END;

-- Of the versions of a wording and of a template, the one in force is found without looking for it kind by kind.
ALTER TABLE wordings ADD COLUMN is_current INTEGER NOT NULL DEFAULT 1;
UPDATE wordings SET is_current = 0 WHERE version < (SELECT max(version) FROM wordings later
  WHERE later.organisation_id = wordings.organisation_id AND later.kind = wordings.kind AND later.language = wordings.language);
CREATE INDEX wordings_current ON wordings (organisation_id, is_current, kind, language);
CREATE TRIGGER wordings_replaced AFTER INSERT ON wordings BEGIN
  UPDATE wordings SET is_current = 0 WHERE organisation_id = NEW.organisation_id AND kind = NEW.kind AND language = NEW.language AND is_current = 1
    AND version < (SELECT max(version) FROM wordings WHERE organisation_id = NEW.organisation_id AND kind = NEW.kind AND language = NEW.language);
END;
ALTER TABLE paper_templates ADD COLUMN is_current INTEGER NOT NULL DEFAULT 1;
UPDATE paper_templates SET is_current = 0 WHERE version < (SELECT max(version) FROM paper_templates later
  WHERE later.organisation_id = paper_templates.organisation_id AND later.kind = paper_templates.kind AND later.site_id = paper_templates.site_id);
CREATE INDEX paper_templates_current ON paper_templates (organisation_id, is_current, site_id, kind);
CREATE TRIGGER paper_templates_replaced AFTER INSERT ON paper_templates BEGIN
  UPDATE paper_templates SET is_current = 0 WHERE organisation_id = NEW.organisation_id AND kind = NEW.kind AND site_id = NEW.site_id AND is_current = 1
    AND version < (SELECT max(version) FROM paper_templates WHERE organisation_id = NEW.organisation_id AND kind = NEW.kind AND site_id = NEW.site_id);
END;
