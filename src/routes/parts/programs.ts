import type { Room } from '#http/room.ts'
import { apiCompanies, apiCompanyChanges } from '#routes/api/companies.ts'
import { apiEnrolling, apiEnrolmentChanges, apiEnrolments } from '#routes/api/enrolments.ts'
import { apiEvents } from '#routes/api/events.ts'
import { apiFileChanges, apiFiles } from '#routes/api/files.ts'
import { openapi } from '#routes/api/openapi.ts'
import { apiOrganisation } from '#routes/api/organisation.ts'
import { apiPeople, apiPeopleChanges } from '#routes/api/people.ts'
import { apiPresences } from '#routes/api/presences.ts'
import { apiProgrammes } from '#routes/api/programmes.ts'
import { apiSessionChanges } from '#routes/api/session-changes.ts'
import { apiSessions } from '#routes/api/sessions.ts'
import { apiSiteChanges, apiSites } from '#routes/api/sites.ts'
import { token } from '#routes/api/token.ts'
import { hooks } from '#routes/exchange/hooks.ts'
import { returnedMail } from '#routes/exchange/returned-mail.ts'
import { unsubscription } from '#routes/messages/unsubscription.ts'

/** What other programs ask and tell. */
export const rooms: readonly Room[] = [
  unsubscription,
  token,
  returnedMail,
  hooks,
  openapi,
  apiOrganisation,
  apiSites,
  apiSiteChanges,
  apiPeople,
  apiPeopleChanges,
  apiCompanies,
  apiCompanyChanges,
  apiProgrammes,
  apiSessions,
  apiSessionChanges,
  apiEnrolling,
  apiEnrolments,
  apiEnrolmentChanges,
  apiPresences,
  apiFiles,
  apiFileChanges,
  apiEvents,
]
