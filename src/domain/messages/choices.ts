import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import {
  type ChoiceRow,
  forgetItems,
  type HoursRow,
  moveDigest,
  upsertChoices,
  upsertHours,
} from '#db/messages/choices.ts'
import { withholdSendings } from '#db/messages/sendings.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, ticked } from '#domain/fields.ts'
import { type Choices, type Hours, mailChoices } from './decision.ts'
import { nextDigest } from './hours.ts'
import { type Family, families, reachOf } from './notices.ts'

const hour = () => z.string({ error: 'hour' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'hour' })
const mail = () => choice(mailChoices)
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

export const NoticeChoicesInput = z.strictObject({
  teamApp: ticked(),
  teamMail: mail(),
  sessionsApp: ticked(),
  sessionsMail: mail(),
  qualityApp: ticked(),
  qualityMail: mail(),
  organisationApp: ticked(),
  organisationMail: mail(),
  programsApp: ticked(),
  programsMail: mail(),
  worksApp: ticked(),
  worksMail: mail(),
  quietFrom: hour(),
  quietUntil: hour(),
  digestEvery: choice(['day', 'week']),
  digestDay: choice(weekdays),
  digestHour: hour(),
})
export type NoticeChoicesInput = z.output<typeof NoticeChoicesInput>

/** Those that may be turned off. */
export const chosenFamilies = families.filter((family) => !reachOf(family).always) as readonly ChosenFamily[]
export type ChosenFamily = Exclude<Family, 'security'>

/** The form as it is filled for whoever chose this. */
export function typedChoices(choices: Choices, { quiet, digest }: Hours): Record<string, string | undefined> {
  const perFamily = chosenFamilies.flatMap((family) => [
    [`${family}App`, choices[family]?.app === 'off' ? undefined : 'on'],
    [`${family}Mail`, choices[family]?.mail ?? 'usual'],
  ])
  return {
    ...Object.fromEntries(perFamily),
    quietFrom: quiet.from,
    quietUntil: quiet.until,
    digestEvery: digest.every,
    digestDay: String(digest.day),
    digestHour: digest.hour,
  }
}

/** What waits already leaves as it was decided, but for what is turned off: that is withheld. */
export function chooseNotices<const T extends Statements>(
  scope: Scope,
  personId: string,
  input: NoticeChoicesInput,
  timeZone: string,
  show: T,
) {
  const rows: ChoiceRow[] = chosenFamilies.flatMap((family) => [
    { family, channel: 'app', choice: input[`${family}App`] ? 'on' : 'off' },
    { family, channel: 'mail', choice: input[`${family}Mail`] },
  ])
  const hours: HoursRow = {
    quietFrom: input.quietFrom,
    quietUntil: input.quietUntil,
    digestEvery: input.digestEvery,
    digestDay: Number(input.digestDay),
    digestHour: input.digestHour,
  }
  const rhythm = { every: input.digestEvery, day: hours.digestDay, hour: input.digestHour }
  const off = chosenFamilies.filter((family) => input[`${family}Mail`] === 'off')
  const writes = [
    upsertChoices(scope, personId, rows),
    upsertHours(scope, personId, hours),
    moveDigest(scope, personId, nextDigest(scope.clock.now(), rhythm, timeZone)),
    withholdSendings(scope, personId, off),
    forgetItems(scope, personId, off),
    record(scope, 'notices_chosen', personId),
  ]
  return commit(scope, writes, ...show)
}

/** From a mail program, in one press. Pressed twice, it says the same. */
export function turnOff(scope: Scope, personId: string, family: Family) {
  if (reachOf(family).always) return commit(scope, [])
  return commit(scope, [
    upsertChoices(scope, personId, [{ family, channel: 'mail', choice: 'off' }]),
    withholdSendings(scope, personId, [family]),
    forgetItems(scope, personId, [family]),
    record(scope, 'notices_turned_off', personId, { family }),
  ])
}
