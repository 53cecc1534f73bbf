/**
 * Where the law of costs is broken today, with the cause and its cure. A line that is no longer needed fails the test:
 * take it away.
 */
const departing =
  'the other organisations of the person are asked after the login is known: two moments where one could do'
const membersNearby =
  'a filter by site, and a word searched, are applied to members in the order of names: every hit is read to show a page. Wants the sort key in tokens and in membership_sites'
const policy =
  'who has no second factor is listed whole, from two databases one after the other; wants a page of it, or a counter'
const beside =
  'the directory is asked twice at the same moment, once for the door and once for the page; one batch would do'
const loose = 'declared with room to spare'
const everyDatabase = 'the operator looks at every database, each asked once at the same moment'

export const knownFaults: Readonly<Record<string, string>> = {
  '/account/departure · deep': departing,
  '/account/departure · calls': departing,
  '/account/departure · declares too much': loose,
  '/settings/members · reads more than it declares': membersNearby,
  '/settings/members · reads more than it shows': membersNearby,
  '/settings/members · grows': membersNearby,
  '/settings/policy · deep': policy,
  '/settings/policy · calls': policy,
  '/settings/policy · reads more than it declares': policy,
  '/settings/policy · reads more than it shows': policy,
  '/settings/policy · grows': policy,
  'POST /settings/policy · deep': policy,
  'POST /settings/policy · calls': policy,
  'POST /settings/departure/export · calls': beside,
  '/settings/sso · calls': beside,
  '/platform/jobs · calls': everyDatabase,
}
