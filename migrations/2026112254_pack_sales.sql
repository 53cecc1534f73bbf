-- A pack sold whole to somebody, the seats it was made of, and that it was undone, with what ended then.
CREATE TABLE pack_sales (
  organisation_id TEXT NOT NULL REFERENCES offices (organisation_id),
  id TEXT NOT NULL,
  -- It may leave the catalogue; its title stays as it was sold.
  pack_id TEXT NOT NULL,
  title TEXT NOT NULL,
  -- In cents, shared out between its enrolments.
  price INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_sale_seats (
  organisation_id TEXT NOT NULL,
  sale_id TEXT NOT NULL,
  level INTEGER NOT NULL,
  enrolment_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sale_id, level),
  FOREIGN KEY (organisation_id, sale_id) REFERENCES pack_sales (organisation_id, id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_sale_seats_of_enrolment ON pack_sale_seats (organisation_id, enrolment_id, sale_id);

CREATE TABLE pack_sale_reversals (
  organisation_id TEXT NOT NULL,
  sale_id TEXT NOT NULL,
  -- The enrolments that ended with it, as JSON: those that come back with it.
  ended TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Whether the person was told: then they are told that it is back.
  told INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sale_id),
  FOREIGN KEY (organisation_id, sale_id) REFERENCES pack_sales (organisation_id, id)
) STRICT, WITHOUT ROWID;
