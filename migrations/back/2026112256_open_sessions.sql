DROP INDEX sessions_open;
