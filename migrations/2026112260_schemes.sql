-- What a fund pays for in one enrolment, as frame C tells schemes apart; or that it reimburses the company, and pays
-- nothing here. Nobody has said: it is supposed from who she is.
CREATE TABLE enrolment_schemes (
  organisation_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL,
  -- apprenticeship, professionalisation, alternation, job_seekers, plan or reimbursed.
  scheme TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (organisation_id, enrolment_id),
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES enrolments (organisation_id, id)
) STRICT, WITHOUT ROWID;
