DROP TABLE portraits;
