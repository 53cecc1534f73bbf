-- The directory: who may knock, and where each organisation lives. Used in the first database only.
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  siret TEXT NOT NULL,
  shard TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX organisations_by_siret ON organisations (siret);

CREATE TABLE identities (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  theme TEXT NOT NULL DEFAULT 'system',
  keys TEXT NOT NULL DEFAULT 'on',
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX identities_by_email ON identities (email);

-- Which organisations an identity may switch to; follows the memberships of each organisation by outbox.
CREATE TABLE affiliations (
  identity_id TEXT NOT NULL REFERENCES identities (id),
  organisation_id TEXT NOT NULL REFERENCES organisations (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (identity_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliations_of_organisation ON affiliations (organisation_id, identity_id);

CREATE TABLE operators (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE disablements (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A login is one browser signed in. Ending it deletes the row: the next request finds nothing.
CREATE TABLE logins (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  proved_at INTEGER NOT NULL,
  method TEXT NOT NULL,
  factors INTEGER NOT NULL,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  -- Vouched for by the provider of that organisation alone: good nowhere else until the person has proved more.
  within_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX logins_of_identity ON logins (identity_id, seen_at);
CREATE INDEX logins_by_end ON logins (expires_at);
CREATE INDEX logins_within ON logins (within_id) WHERE within_id IS NOT NULL;

CREATE TABLE passwords (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id),
  hash TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id),
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL,
  at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_of_identity ON passkeys (identity_id);

-- confirmed_at is null until the first code has been typed; last_step refuses a code used twice.
CREATE TABLE authenticators (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id),
  secret TEXT NOT NULL,
  last_step INTEGER NOT NULL,
  at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
  identity_id TEXT NOT NULL REFERENCES identities (id),
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (identity_id, hash)
) STRICT, WITHOUT ROWID;

-- An address somebody wants to have, until the link sent there comes back.
CREATE TABLE email_changes (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id),
  email TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX email_changes_of_identity ON email_changes (identity_id);

-- Who somebody is for a provider of identities: never found by e-mail alone.
CREATE TABLE sso_links (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  identity_id TEXT NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX sso_links_of_identity ON sso_links (identity_id);

CREATE TABLE sso_providers (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations (id),
  name TEXT NOT NULL,
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  domain TEXT NOT NULL,
  trusts_factors INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sso_providers_by_domain ON sso_providers (domain);
CREATE INDEX sso_providers_by_issuer ON sso_providers (issuer);
CREATE UNIQUE INDEX sso_providers_of_organisation ON sso_providers (organisation_id);

-- A link sent by mail: the hash of what was sent, good once, until it expires.
CREATE TABLE links (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX links_of_subject ON links (subject_id, purpose);
CREATE INDEX links_by_end ON links (expires_at);

CREATE TABLE sign_ups (
  id TEXT PRIMARY KEY,
  organisation_name TEXT NOT NULL,
  siret TEXT NOT NULL,
  nda TEXT NOT NULL,
  site_name TEXT NOT NULL,
  site_postal_code TEXT NOT NULL,
  site_town TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL,
  at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT, WITHOUT ROWID;

-- While this row stands the organisation is read-only: it is being copied to another database.
CREATE TABLE moves (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations (id),
  from_shard TEXT NOT NULL,
  to_shard TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows left behind in a database that the organisation has moved out of, until they are removed.
CREATE TABLE clearances (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations (id),
  shard TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The organisation has asked to leave, and does on that day. It may change its mind until its removal has begun.
CREATE TABLE departures (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations (id),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  begun_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX departures_by_day ON departures (due_at);
