import { batch } from '#db/database.ts'
import { type ProviderRow, selectProvider } from '#db/identity/sso.ts'
import { selectTurned } from '#db/organisations/features.ts'
import { isOn } from '#domain/organisations/feature.ts'
import { google, microsoft } from '#edge/oidc-presets.ts'
import type { Outside, Settings } from '#edge/oidc-provider.ts'
import { safeFetch } from '#edge/safe-fetch.ts'
import { unseal } from '#edge/seal.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'

/** A provider somebody may leave for: one that the whole house shares, or one of an organisation. */
export type Choice = {
  /** In the address: `google`, `microsoft`, or the id of an organisation's. */
  key: string
  name: string
  settings: Settings
  owner: { id: string; shard: string } | null
  trustsFactors: boolean
}

export type SharedKey = 'google' | 'microsoft'

/** Those the platform has been given credentials for. */
export function sharedChoices({ env }: Context): readonly (Choice & { key: SharedKey })[] {
  return [
    ...shared('google', 'Google', google, env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET),
    ...shared(
      'microsoft',
      'Microsoft',
      microsoft('organizations'),
      env.MICROSOFT_CLIENT_ID,
      env.MICROSOFT_CLIENT_SECRET,
    ),
  ]
}

export async function findChoice(c: Context, key: string): Promise<Choice | null> {
  const known = sharedChoices(c).find((choice) => choice.key === key)
  if (known) return known
  const [[row]] = await batch(c.var.directory.db, [selectProvider(c.var.directory, key)])
  return row ? choiceOf(c, row) : null
}

/** Null when the organisation has turned this way of entering off, or its secret no longer opens. */
export async function choiceOf(c: Context, row: ProviderRow): Promise<Choice | null> {
  const { id, name, issuer, clientId, organisationId, shard, trustsFactors } = row
  if (!(await isOffered(c, organisationId, shard))) return null
  const clientSecret = await unseal(c.env.SECRET, 'sso-secret', organisationId, row.sealedSecret)
  if (clientSecret === null) return null
  const owner = { id: organisationId, shard }
  return { key: id, name, settings: { issuer, clientId, clientSecret }, owner, trustsFactors: trustsFactors === 1 }
}

/** The one guarded door for outgoing calls; this very machine may be called in development and tests alone. */
export function outside(c: Context, issuer: string): Outside {
  const loopback = isLocal(c, issuer)
  return {
    fetch: (address, init) => safeFetch(address, init, { publicOnly: true, loopback, maxBytes: 256 * 1024 }),
    now: () => c.var.directory.clock.now(),
    allowInsecure: loopback,
  }
}

/** A provider on this very machine, in development and tests: one started beside the application. */
export const isLocal = ({ env }: Context, issuer: string): boolean =>
  env.MODE !== 'production' && ['127.0.0.1', 'localhost'].includes(URL.parse(issuer)?.hostname ?? '')

async function isOffered(c: Context, organisationId: string, shard: string): Promise<boolean> {
  const office = officeOf(c, organisationId, shard, c.var.directory.actor)
  const [turned] = await batch(office.db, [selectTurned(office)])
  return isOn(
    'sso',
    turned.map(({ feature }) => feature),
  )
}

function shared<K extends SharedKey>(key: K, name: string, issuer: string | null, clientId = '', clientSecret = '') {
  if (!issuer || !clientId || !clientSecret) return []
  return [{ key, name, settings: { issuer, clientId, clientSecret }, owner: null, trustsFactors: false }]
}
