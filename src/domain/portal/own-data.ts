import * as z from 'zod'
import { ownPerson } from '#db/people/own.ts'
import { everythingHeld } from '#db/portal/own-data.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { optionalText } from '#domain/fields.ts'

export const CorrectionInput = z.strictObject({
  what: optionalText(2000).pipe(z.string().min(1, { error: 'required' })),
})
export type CorrectionInput = z.output<typeof CorrectionInput>

type Person = { id: string; givenName: string; familyName: string }

/** Said by whom the data is about; whoever keeps the records of people is told. */
export const askCorrection = (scope: Scope, person: Person, { what }: CorrectionInput) =>
  commit(scope, [record(scope, 'person_correction_asked', person.id, { name: nameOf(person), reason: what })])

/** What is held about somebody leaves with them: that it left is known. */
export const exportOwnData = (scope: Scope, person: Person) =>
  commit(
    scope,
    [record(scope, 'person_data_exported', person.id, { name: nameOf(person) })],
    ...everythingHeld(scope, ownPerson(scope)),
  )

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`
