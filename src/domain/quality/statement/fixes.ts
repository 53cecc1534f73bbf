import * as z from 'zod'
import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import type { Statements } from '#db/database.ts'
import type { PersonRow } from '#db/people/people.ts'
import { type selectEnrolmentFiled, upsertLevel, upsertScheme } from '#db/quality/statement-issues.ts'
import type { Scope } from '#db/scope.ts'
import { changeProgramme, sheetSold } from '#domain/catalogue/programmes.ts'
import type { ActionType } from '#domain/catalogue/sheet.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { categories } from '#domain/people/person.ts'
import { changePerson } from '#domain/people/persons.ts'
import { reimbursed, schemes } from './facts.ts'
import { levels, noLevel } from './gathering.ts'

const error = 'choice'

/** One thing that was missing, said where it is missed. */
export const StatementFixInput = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('nsf'),
    value: z
      .string({ error })
      .trim()
      .regex(/^\d{3}[a-z]?$/, { error: 'nsf' }),
  }),
  z.strictObject({
    what: z.literal('level'),
    value: z.coerce.number({ error }).pipe(
      z.union(
        [noLevel, ...levels].map((level) => z.literal(level)),
        { error },
      ),
    ),
  }),
  z.strictObject({ what: z.literal('status'), value: z.enum(categories, { error }) }),
  z.strictObject({ what: z.literal('scheme'), value: z.enum([...schemes, reimbursed], { error }) }),
])
export type StatementFixInput = z.output<typeof StatementFixInput>

/** How a programme is filed, which makes no new version of it. */
export const fileUnder = <const T extends Statements>(scope: Scope, programme: ProgrammeRow, nsf: string, show: T) =>
  changeProgramme(
    scope,
    programme,
    programme.version,
    { actionType: programme.actionType as ActionType, nsf, isPublic: programme.isPublic === 1 },
    sheetSold(programme),
    show,
  )

/** What somebody is when she trains; the rest of what is known of her stays. */
export function sayStatus<const T extends Statements>(
  scope: Scope,
  person: PersonRow,
  category: (typeof categories)[number],
  show: T,
) {
  const { givenName, familyName, email, phone, version } = person
  const { bornOn, street, postalCode, town, job } = person
  const details = {
    bornOn: bornOn ?? '',
    street: street ?? '',
    postalCode: postalCode ?? '',
    town: town ?? '',
    job: job ?? '',
    category,
  }
  return changePerson(scope, person.id, { givenName, familyName, email, phone, version, ...details }, show)
}

export function sayLevel<const T extends Statements>(scope: Scope, programme: ProgrammeRow, level: number, show: T) {
  const writes = [
    upsertLevel(scope, programme.id, level),
    exactlyOne(scope),
    record(scope, 'certification_level_said', programme.id, { title: programme.title, level }),
  ]
  return commit(scope, writes, ...show)
}

type Filed = Awaited<ReturnType<typeof selectEnrolmentFiled>>[number]

/** What the fund of an enrolment pays for. */
export function sayScheme<const T extends Statements>(scope: Scope, filed: Filed, scheme: string, show: T) {
  const writes = [
    upsertScheme(scope, filed.id, scheme),
    exactlyOne(scope),
    record(scope, 'enrolment_scheme_said', filed.id, { session: filed.code, scheme }, filed.siteId),
  ]
  return commit(scope, writes, ...show)
}
