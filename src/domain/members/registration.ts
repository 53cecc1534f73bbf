import type { Statement } from '#db/database.ts'
import { insertIdentity } from '#db/identity/newcomers.ts'
import { insertSsoLink } from '#db/identity/sso.ts'
import { confirmSignUp, insertOrganisation, type SignUpRow } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, type Overtaken, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import type { Work } from '#domain/events/settle.ts'
import { newPassword } from '#domain/identity/new-password.ts'
import type { PasswordRefusal } from '#domain/identity/password-rule.ts'
import { type Link, useLink } from '#domain/links/links.ts'

/** Who will own what is accepted: somebody known, or a newcomer with the writes that make her. */
export type Taker = { id: string; writes: readonly Statement[] }

type Who = { givenName: string; familyName: string; email: string; language: 'fr' | 'en' }

export type Registered = { organisationId: string; shard: string; work: Work }

/** A newcomer's identity and password, for the batch of what she accepts. */
export async function newcomer(
  directory: Scope,
  who: Who & { organisation: string },
  password: string,
): Promise<Outcome<Taker, PasswordRefusal>> {
  const { email, organisation } = who
  const id = directory.ids.next()
  const kept = await newPassword(directory, { id, email, organisation }, password)
  return kept.ok ? yes({ id, writes: [identityOf(directory, id, who), kept.after] }) : kept
}

/** A newcomer without a password: who she is for a provider opens her account. Somebody's already, it is taken. */
export function newcomerOf(directory: Scope, who: Who, { iss, sub }: { iss: string; sub: string }): Taker {
  const id = directory.ids.next()
  const link = insertSsoLink(directory, { issuer: iss, subject: sub, identityId: id })
  return { id, writes: [identityOf(directory, id, who), link] }
}

const identityOf = (directory: Scope, id: string, { givenName, familyName, email, language }: Who): Statement =>
  insertIdentity(directory, { id, email, language, name: `${givenName} ${familyName}`.trim() })

/**
 * The directory's half of a sign-up, in one batch: the link is spent, and the organisation exists with its owner. Its
 * office opens in its own database by the event, which survives whatever happens next.
 */
export async function register(
  directory: Scope,
  link: Link,
  signUp: SignUpRow,
  owner: Taker,
  shard: string,
): Promise<Outcome<Registered, Overtaken>> {
  const as: Scope = { ...directory, actor: { kind: 'identity', id: owner.id } }
  const organisationId = directory.ids.next()
  const { organisationName: name, siret } = signUp
  const registered = record(as, 'organisation_registered', organisationId, { name, signUp: signUp.id, shard })
  const outcome = await commit(as, [
    useLink(as, link),
    exactlyOne(as),
    confirmSignUp(as, signUp.id),
    exactlyOne(as),
    ...owner.writes,
    insertOrganisation(as, { id: organisationId, name, siret, shard }),
    registered,
  ])
  if (!outcome.ok) return no(outcome.refusal)
  return yes({ organisationId, shard, work: workOf((await registered).owed, 'openOffice') })
}

export function workOf(owed: readonly Work[], handler: string): Work {
  const found = owed.find((work) => work.handler === handler)
  if (!found) throw new Error(`Nothing was left to ${handler}.`)
  return { eventId: found.eventId, handler }
}
