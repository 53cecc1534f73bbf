DROP TABLE proof_suggestions;
DROP TABLE proof_words;
