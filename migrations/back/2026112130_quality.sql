DROP TABLE proof_indicators;
DROP TABLE proof_withdrawals;
DROP TABLE proofs;
DROP TABLE quality_profiles;
