-- How the platform answers: one row for five minutes of a route, added to by every isolate. Buckets b0 to b11 count the
-- answers by how long they took; their edges are in the code that reads them.
CREATE TABLE traffic (
  at INTEGER NOT NULL,
  route TEXT NOT NULL,
  requests INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  millis INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_written INTEGER NOT NULL,
  b0 INTEGER NOT NULL, b1 INTEGER NOT NULL, b2 INTEGER NOT NULL, b3 INTEGER NOT NULL,
  b4 INTEGER NOT NULL, b5 INTEGER NOT NULL, b6 INTEGER NOT NULL, b7 INTEGER NOT NULL,
  b8 INTEGER NOT NULL, b9 INTEGER NOT NULL, b10 INTEGER NOT NULL, b11 INTEGER NOT NULL,
  PRIMARY KEY (at, route)
) STRICT, WITHOUT ROWID;

-- What each organisation asks of the platform in a day; '' for what nobody's organisation asked.
CREATE TABLE usages (
  day TEXT NOT NULL,
  organisation_id TEXT NOT NULL,
  requests INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_written INTEGER NOT NULL,
  millis INTEGER NOT NULL,
  PRIMARY KEY (day, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX usages_of_organisation ON usages (organisation_id, day);

-- A batch that made somebody wait, without the values it was given.
CREATE TABLE slow_batches (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  route TEXT NOT NULL,
  millis INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  statements TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slow_batches_by_date ON slow_batches (at);

-- Raised while this row stands.
CREATE TABLE alarms (
  kind TEXT PRIMARY KEY,
  measure TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is kept in each database and in the store, measured once a day.
CREATE TABLE storages (
  day TEXT NOT NULL,
  place TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (day, place)
) STRICT, WITHOUT ROWID;
