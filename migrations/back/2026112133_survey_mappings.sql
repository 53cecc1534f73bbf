DROP TABLE survey_mappings;
