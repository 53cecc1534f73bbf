DROP TABLE certification_levels;
DROP TABLE statement_sold;
DROP TABLE statement_taught;
DROP TABLE statement_trainees;
DROP TABLE statements;
