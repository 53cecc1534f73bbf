import * as z from 'zod'
import { insertPersonalLink, insertPersonalRevocation, type PersonalLinkRow } from '#db/people/personal-links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, line } from '#domain/fields.ts'
import type { Tokens } from '#edge/tokens.ts'

export const personalRooms = ['training', 'teaching', 'company'] as const
export type PersonalRoom = (typeof personalRooms)[number]
export const personalDays = ['7', '30', '90'] as const

/** The id is made with the form: sent twice, it is one link. */
export const PersonalLinkInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  room: choice(personalRooms),
  days: choice(personalDays),
})
export type PersonalLinkInput = z.output<typeof PersonalLinkInput>

export const PersonalLinkEnd = z.strictObject({ link: line(40) })

type Person = { id: string; givenName: string; familyName: string; email: string }

/** Sent by mail, to look at one's own room without an account. */
export async function givePersonalLink(scope: Scope, person: Person, { id, room, days }: PersonalLinkInput) {
  if (person.email === '') return no('person_without_mail')
  const expiresAt = scope.clock.now() + Number(days) * 24 * 3600_000
  return commit(scope, [
    insertPersonalLink(scope, { id, personId: person.id, room, expiresAt }),
    record(scope, 'person_link_given', person.id, { name: nameOf(person), link: id, room, days }),
  ])
}

export const revokePersonalLink = (scope: Scope, person: Person, link: string) =>
  commit(scope, [
    insertPersonalRevocation(scope, person.id, link),
    exactlyOne(scope),
    record(scope, 'person_link_revoked', person.id, { name: nameOf(person), link }),
  ])

type Claims = { purpose: string; link: string; organisation: string }

/** The same address whenever it is written again, so that none is kept. */
export const personalToken = (tokens: Tokens, organisation: string, { id: link, at, expiresAt }: PersonalLinkRow) =>
  tokens.sign('link', { purpose: 'own', link, organisation }, Math.ceil((expiresAt - at) / 1000), at)

export async function readPersonalToken(tokens: Tokens, token: string, organisation: string, now: number) {
  const claims = await tokens.verify<Claims>('link', token, now)
  return claims?.purpose === 'own' && claims.organisation === organisation ? claims.link : null
}

export const personalLinkOpens = ({ revokedAt, expiresAt }: PersonalLinkRow, now: number): boolean =>
  revokedAt === null && expiresAt > now

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`
