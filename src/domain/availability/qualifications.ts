import { deleteQualification, insertQualification } from '#db/availability/qualifications.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

type Programme = { id: string; title: string }

/** Somebody may teach this; refused as overtaken when she does not train here, or may already. */
export function qualify<const T extends Statements>(scope: Scope, { id, title }: Programme, personId: string, show: T) {
  const writes = [
    insertQualification(scope, id, personId),
    exactlyOne(scope),
    record(scope, 'qualification_given', id, { title, personId }),
  ]
  return commit(scope, writes, ...show)
}

export function disqualify<const T extends Statements>(
  scope: Scope,
  { id, title }: Programme,
  personId: string,
  show: T,
) {
  const writes = [
    deleteQualification(scope, id, personId),
    exactlyOne(scope),
    record(scope, 'qualification_withdrawn', id, { title, personId }),
  ]
  return commit(scope, writes, ...show)
}
