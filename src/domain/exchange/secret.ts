import type { Scope } from '#db/scope.ts'
import { type SealPurpose, seal, unseal } from '#edge/seal.ts'

/** How long the secret before this one is still good: the time it takes to change it at the other end. */
export const overlap = 24 * 3600_000

/** A secret as it is kept: the one in force, and the one before while it lasts. */
export type Kept = { sealedSecret: string; oldSealedSecret: string; oldUntil: number }

type Purpose = Extract<SealPurpose, 'hook-secret' | 'subscription-secret'>

/** Opens for this row of this organisation, and for no other. */
export const sealFor = (
  { organisationId }: Pick<Scope, 'organisationId'>,
  key: string,
  purpose: Purpose,
  id: string,
  secret: string,
) => seal(key, purpose, `${organisationId}.${id}`, secret)

/** The secrets that are good now, the one in force first. None when nobody has given one yet. */
export async function secretsOf(
  { organisationId }: Pick<Scope, 'organisationId'>,
  key: string,
  purpose: Purpose,
  id: string,
  { sealedSecret, oldSealedSecret, oldUntil }: Kept,
  now: number,
): Promise<string[]> {
  const sealed = [sealedSecret, ...(now < oldUntil ? [oldSealedSecret] : [])].filter(Boolean)
  const opened = await Promise.all(sealed.map((each) => unseal(key, purpose, `${organisationId}.${id}`, each)))
  return opened.filter((secret) => secret !== null)
}

/** As Standard Webhooks writes it: 32 bytes in base64. */
export const newSecret = ({ ids }: Pick<Scope, 'ids'>): string =>
  `whsec_${ids.secret(32).replaceAll('-', '+').replaceAll('_', '/')}=`
