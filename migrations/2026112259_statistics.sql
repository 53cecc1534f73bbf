-- The same as 2026112249_statistics.sql, for the words of proofs by site.
ANALYZE removals;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
  SELECT tables.name, iif(indexes.origin = 'pk', tables.name, indexes.name), '1000000' || (
    SELECT group_concat(iif(seqno = (SELECT max(seqno) FROM pragma_index_info(indexes.name)), ' 1', iif(name = 'organisation_id', ' 1000', ' 10')), '')
    FROM pragma_index_info(indexes.name))
  FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexes
  WHERE tables.type = 'table' AND substr(tables.name, 1, 4) <> '_cf_' AND tables.name <> 'd1_migrations' AND substr(tables.name, 1, 7) <> 'sqlite_';
ANALYZE sqlite_schema;
