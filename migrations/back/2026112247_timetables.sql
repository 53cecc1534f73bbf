ALTER TABLE papers DROP COLUMN timetable_id;
DROP TABLE timetables;
