DROP TABLE concerns;
DROP TABLE task_closures;
DROP TABLE tasks;
DROP TABLE task_chains;
