import * as z from 'zod'
import {
  type AuthenticatorRow,
  deleteAuthenticator,
  deleteRecoveryCodes,
  insertAuthenticator,
  insertRecoveryCodes,
  lowerLogins,
  raiseLogin,
} from '#db/identity/factors.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'
import { seal, unseal } from '#edge/seal.ts'
import { hashRecoveryCode, recoveryCodes } from './recovery.ts'
import { totpSecret, verifyTotp } from './totp.ts'

type Random = (bytes: number) => Uint8Array
type Who = { identityId: string; loginId: string }

/** `enrolment` is the secret the page has shown, sealed for who looks at it: nothing is kept until a code proves it. */
export const EnrolmentInput = z.strictObject({ enrolment: z.string().max(400), code: line(20) })

/**
 * The step of the code somebody has typed, or null: `selectAuthenticator` gives the row, `spendStep` then `exactlyOne` keep
 * the step, so that the code serves once. `key` is the SECRET of the application.
 */
export async function checkAuthenticator(
  key: string,
  { identityId, secret, lastStep }: AuthenticatorRow,
  typed: string,
  now: number,
): Promise<number | null> {
  const opened = await unseal(key, 'authenticator', identityId, secret)
  return opened ? verifyTotp(opened, typed, now, lastStep) : null
}

export async function offerAuthenticator(key: string, identityId: string, random: Random) {
  const secret = totpSecret(random)
  return { secret, enrolment: await seal(key, 'authenticator', identityId, secret) }
}

/** The same secret again, for a form that comes back; null when it was made for somebody else. */
export async function reopenEnrolment(key: string, identityId: string, enrolment: string) {
  const secret = await unseal(key, 'authenticator', identityId, enrolment)
  return secret ? { secret, enrolment } : null
}

/** The first code proves the application. The recovery codes come back to be shown, this once. */
export async function enrol(
  scope: Scope,
  { identityId, loginId }: Who,
  offered: { secret: string; enrolment: string },
  code: string,
  random: Random,
) {
  const step = await verifyTotp(offered.secret, code, scope.clock.now())
  if (step === null) return no('wrong_code')
  const codes = recoveryCodes(random)
  const outcome = await commit(scope, [
    insertAuthenticator(scope, identityId, { secret: offered.enrolment, lastStep: step }),
    exactlyOne(scope),
    deleteRecoveryCodes(scope, identityId),
    insertRecoveryCodes(scope, identityId, await hashesOf(identityId, codes)),
    raiseLogin(scope, identityId, loginId),
    record(scope, 'authenticator_added', identityId),
  ])
  return outcome.ok ? yes(codes) : outcome
}

/** The codes go with it: alone they would be a factor that nobody looks after. */
export const removeAuthenticator = (scope: Scope, identityId: string) =>
  commit(scope, [
    deleteAuthenticator(scope, identityId),
    exactlyOne(scope),
    deleteRecoveryCodes(scope, identityId),
    lowerLogins(scope, identityId),
    record(scope, 'authenticator_removed', identityId),
  ])

export async function renewRecoveryCodes(scope: Scope, identityId: string, random: Random) {
  const codes = recoveryCodes(random)
  const outcome = await commit(scope, [
    deleteRecoveryCodes(scope, identityId),
    insertRecoveryCodes(scope, identityId, await hashesOf(identityId, codes)),
    record(scope, 'recovery_codes_renewed', identityId),
  ])
  return outcome.ok ? yes(codes) : outcome
}

const hashesOf = (identityId: string, codes: readonly string[]) =>
  Promise.all(codes.map((code) => hashRecoveryCode(identityId, code)))
