-- The pieces of one person's file, among all that a sample has drawn.
CREATE INDEX audit_sample_pieces_of_file ON audit_sample_pieces (organisation_id, sample_id, enrolment_id);
