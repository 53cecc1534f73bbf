DROP TRIGGER slot_answers_pass;
DROP INDEX tickets_of_company;
DROP INDEX tasks_by_due;
DROP TABLE due_calls;
