DROP TABLE statement_declarations;
DROP TABLE declared_sites;
DROP TABLE declarations;
