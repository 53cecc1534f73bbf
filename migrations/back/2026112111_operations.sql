DROP TABLE storages;
DROP TABLE alarms;
DROP TABLE slow_batches;
DROP TABLE usages;
DROP TABLE traffic;
