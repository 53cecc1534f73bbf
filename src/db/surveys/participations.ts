import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { participationEnds } from '#db/surveys/tables.ts'

type NewEnd = { participationId: string; outcome: 'answered' | 'silent'; onDay: string }

/** One each: whoever comes second is refused by the key. */
export const insertEnd = ({ db, organisationId }: Scope, end: NewEnd): Statement =>
  db.insert(participationEnds).values({ organisationId, ...end })
