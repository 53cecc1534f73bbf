DROP TABLE enrolment_schemes;
