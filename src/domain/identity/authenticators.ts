import type { AuthenticatorRow } from '#db/identity/factors.ts'
import { unseal } from '#edge/seal.ts'
import { verifyTotp } from './totp.ts'

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
