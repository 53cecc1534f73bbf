DELETE FROM sqlite_stat1 WHERE tbl NOT IN (
  'events', 'event_payloads', 'outbox', 'receipts', 'removals', 'organisations',
  'identities', 'affiliations', 'operators', 'disablements', 'logins', 'passwords',
  'passkeys', 'authenticators', 'recovery_codes', 'email_changes', 'sso_links', 'sso_providers',
  'links', 'sign_ups', 'moves', 'clearances', 'departures', 'offices',
  'sites', 'site_closures', 'features', 'persons', 'memberships', 'membership_sites',
  'grants', 'suspensions', 'checklist_dismissals', 'invitations', 'invitation_ends', 'api_keys',
  'api_key_revocations', 'api_refreshes', 'files', 'file_variants', 'file_refusals', 'sendings',
  'tokens', 'counters'
);
ANALYZE sqlite_schema;
