DROP INDEX statement_trainees_given;
DROP INDEX statement_taught_by_status;
DROP TABLE statement_declarations;
DROP TABLE declared_sites;
DROP TABLE declarations;
