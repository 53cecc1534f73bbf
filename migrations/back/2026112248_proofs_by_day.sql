DROP INDEX proof_sites_by_day;
