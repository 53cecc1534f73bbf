import * as z from 'zod'
import { deleteLoginsWithin, deleteProvider, type ProviderRow, saveProvider } from '#db/identity/sso.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { line, optionalLine, ticked } from '#domain/fields.ts'
import { seal } from '#edge/seal.ts'

export const ProviderInput = z.strictObject({
  name: line(60),
  issuer: line(300).pipe(z.string().refine(isIssuer, { error: 'issuer' })),
  clientId: line(200),
  clientSecret: optionalLine(500),
  domain: optionalLine(253)
    .transform((text) => text.toLowerCase().replace(/^@/, ''))
    .pipe(z.string().regex(/^$|^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/, { error: 'domain' })),
  trustsFactors: ticked(),
})
export type ProviderInput = z.output<typeof ProviderInput>

type Kept = Pick<ProviderRow, 'issuer' | 'clientId' | 'sealedSecret'>

/**
 * Nobody proves offline that a domain is theirs. Short of that: only the domain of one's own confirmed address, and
 * never one that a mail service gives to everybody. Who is sent to this provider by a domain is still let in as a
 * member of the organisation only.
 */
export function refuseDomain(domain: string, ownEmail: string): 'domain_of_others' | 'domain_public' | null {
  if (domain === '') return null
  if (publicMail.has(domain)) return 'domain_public'
  return ownEmail.endsWith(`@${domain}`) ? null : 'domain_of_others'
}

/** A secret goes to the provider it was given by: with another address or another client, it is typed again. */
export function refuseSecret({ issuer, clientId, clientSecret }: ProviderInput, kept: Kept | undefined) {
  if (clientSecret !== '') return null
  return kept && kept.issuer === issuer && kept.clientId === clientId ? null : 'required'
}

export async function setProvider(
  scope: Scope,
  key: string,
  organisationId: string,
  { clientSecret, trustsFactors, ...input }: ProviderInput,
  kept: Kept | undefined,
) {
  const sealedSecret = clientSecret
    ? await seal(key, 'sso-secret', organisationId, clientSecret)
    : (kept?.sealedSecret ?? '')
  const elsewhere = kept !== undefined && kept.issuer !== input.issuer
  return commit(scope, [
    saveProvider(scope, organisationId, { ...input, sealedSecret, trustsFactors: trustsFactors ? 1 : 0 }),
    ...(elsewhere ? [deleteLoginsWithin(scope, organisationId)] : []),
    record(scope, 'sso_provider_set', organisationId, { name: input.name, issuer: input.issuer }),
  ])
}

/** Whoever is in by it alone is out at the next request. */
export async function removeProvider(scope: Scope, organisationId: string, name: string) {
  const outcome = await commit(scope, [
    deleteProvider(scope, organisationId),
    exactlyOne(scope),
    deleteLoginsWithin(scope, organisationId),
    record(scope, 'sso_provider_removed', organisationId, { name }),
  ])
  return outcome.ok ? outcome : no('overtaken')
}

/** In the clear to one's own machine only, where development and tests have a provider; production refuses the call. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}

const publicMail = new Set(
  'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr icloud.com me.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr aol.com gmx.com gmx.fr proton.me protonmail.com'.split(
    ' ',
  ),
)
