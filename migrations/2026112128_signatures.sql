-- What the others answer: a trainer for a slot, whoever holds a personal link, and those who sign a paper.

-- What a trainer says of a slot, at the hour it had then: moved, it is asked again.
CREATE TABLE slot_answers (
  organisation_id TEXT NOT NULL,
  slot_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  -- accepted or declined.
  answer TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, slot_id, person_id),
  FOREIGN KEY (organisation_id, slot_id, person_id) REFERENCES slot_trainers (organisation_id, slot_id, person_id)
) STRICT, WITHOUT ROWID;
-- Who teaches it no more has nothing to answer any more.
CREATE TRIGGER slot_answers_follow AFTER DELETE ON slot_trainers BEGIN
  DELETE FROM slot_answers WHERE organisation_id = OLD.organisation_id AND slot_id = OLD.slot_id AND person_id = OLD.person_id;
END;

-- An address that shows somebody their own room, to look at and nothing else, without an account.
CREATE TABLE personal_links (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- teaching, training or company.
  room TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX personal_links_of_person ON personal_links (organisation_id, person_id, at);

CREATE TABLE personal_link_revocations (
  organisation_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, link_id),
  FOREIGN KEY (organisation_id, link_id) REFERENCES personal_links (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- A paper sent to be signed, by several people in order.
CREATE TABLE signature_requests (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  paper_id TEXT NOT NULL,
  site_id TEXT,
  -- What each of them agrees to, as it was shown.
  consent TEXT NOT NULL,
  -- Of the paper as it was sent.
  paper_sha256 TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, paper_id) REFERENCES papers (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_requests_of_paper ON signature_requests (organisation_id, paper_id, at);

CREATE TABLE signature_signers (
  organisation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  -- 1 signs first.
  place INTEGER NOT NULL,
  -- organisation, company, trainee or trainer.
  role TEXT NOT NULL,
  person_id TEXT,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES signature_requests (organisation_id, id),
  FOREIGN KEY (organisation_id, person_id) REFERENCES persons (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX signature_signers_in_order ON signature_signers (organisation_id, request_id, place);
CREATE INDEX signature_signers_of_person ON signature_signers (organisation_id, person_id, request_id);

-- The last code sent to somebody. It is not kept: it is worked out again from the secret of the installation and these.
CREATE TABLE signature_codes (
  organisation_id TEXT NOT NULL,
  signer_id TEXT NOT NULL,
  -- How many have been sent to them.
  number INTEGER NOT NULL,
  nonce TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, signer_id),
  FOREIGN KEY (organisation_id, signer_id) REFERENCES signature_signers (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Never changed. The hash of each holds that of the one before it.
CREATE TABLE signatures (
  organisation_id TEXT NOT NULL,
  signer_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  -- drawn or typed.
  how TEXT NOT NULL,
  drawing TEXT NOT NULL,
  typed TEXT NOT NULL,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  consent_sha256 TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, signer_id),
  FOREIGN KEY (organisation_id, signer_id) REFERENCES signature_signers (organisation_id, id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES signature_requests (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX signatures_in_order ON signatures (organisation_id, request_id, place);

-- completed, declined, cancelled or expired: once, whatever comes after.
CREATE TABLE signature_ends (
  organisation_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  how TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, request_id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES signature_requests (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The final PDF: the paper, its evidence, and the seal over both. One a request.
CREATE TABLE signature_seals (
  organisation_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  holding_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kid TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, request_id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES signature_requests (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- In the directory: every key that has sealed something, so that what it sealed can always be checked.
CREATE TABLE signing_keys (
  kid TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
