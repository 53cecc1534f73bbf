-- The sessions that anybody may register for, in the order of their dates.
CREATE INDEX sessions_open ON sessions (organisation_id, starts_on, id) WHERE is_public = 1;
