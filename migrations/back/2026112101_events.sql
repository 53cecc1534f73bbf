DROP TABLE receipts;
DROP TABLE outbox;
DROP TABLE event_payloads;
DROP TABLE events;
DROP TABLE removals;
