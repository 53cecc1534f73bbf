DROP TABLE analyses;
DROP TABLE merge_reversals;
DROP TABLE merges;
DROP TABLE opco_confirmations;
DROP TABLE person_needs;
DROP TABLE person_details;
