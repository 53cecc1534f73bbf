import { readBoth } from '#db/database.ts'
import { type ProviderRow, selectProviderOf } from '#db/identity/sso.ts'
import {
  ProviderInput,
  refuseDomain,
  refuseSecret,
  removeProvider,
  setProvider,
} from '#domain/identity/sso-provider.ts'
import { discover } from '#edge/oidc-provider.ts'
import { mayReach } from '#edge/safe-address.ts'
import type { Context } from '#http/context.ts'
import { hasFeature } from '#http/features.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { proveRecently } from '#http/proof.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { choiceOf, isLocal, outside } from '#routes/identity/sso-provider.ts'
import { ProviderPage } from '#views/organisations/sso.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** The organisation's own provider of identities. */
export const sso = room(paths.sso, { staff: 'organisation.edit' })

  .get('/', async (c) => {
    const provider = await load(c)
    return page(c, c.var.w.sso.settings, screen(c, provider, valuesOf(provider)))
  })

  .post('/', async (c) => {
    const provider = await load(c)
    proveRecently(c)
    const { directory, scope, w, visit } = c.var
    const form = await readForm(c, ProviderInput)
    if (!form.ok) return refused(c, w.sso.settings, screen(c, provider, form.state))

    const again = (state: FormState) => refused(c, w.sso.settings, screen(c, provider, state))
    if (!reachable(c, form.value.issuer)) return again(withRefusal(c, form.state, 'issuer', 'issuer'))
    const secret = refuseSecret(form.value, provider)
    if (secret) return again(withRefusal(c, form.state, secret, 'clientSecret'))
    const unchanged = form.value.domain === provider?.domain
    const domain = unchanged ? null : refuseDomain(form.value.domain, visit.login?.email ?? '')
    if (domain) return again(withRefusal(c, form.state, domain, 'domain'))

    const outcome = await setProvider(directory, c.env.SECRET, scope.organisationId, form.value, provider)
    if (!outcome.ok) return again(withRefusal(c, form.state, outcome.refusal))
    return gone(c, paths.sso, { text: w.sso.saved })
  })

  .post('/test', async (c) => {
    const provider = await load(c)
    if (!provider) throw new NotThere()
    const { w } = c.var
    const choice = await choiceOf(c, provider)
    // The secret of the application has changed since: this one no longer opens, and must be typed again.
    if (!choice) {
      return refused(
        c,
        w.sso.settings,
        screen(c, provider, withRefusal(c, valuesOf(provider), 'required', 'clientSecret')),
      )
    }
    const found = await discover(choice.settings, outside(c, provider.issuer))
    const tested = found.ok ? ('answers' as const) : found.refusal
    return page(c, w.sso.settings, screen(c, provider, valuesOf(provider), tested))
  })

  .post('/removal', async (c) => {
    const provider = await load(c)
    proveRecently(c)
    if (!provider) throw new NotThere()
    const { directory, scope, w } = c.var
    const outcome = await removeProvider(directory, scope.organisationId, provider.name)
    if (!outcome.ok) return refused(c, w.sso.settings, screen(c, provider, withRefusal(c, blank, outcome.refusal)))
    return gone(c, paths.sso, { text: w.sso.removed })
  })

/** Its row is in the directory: asked for with the login. */
async function load(c: Context): Promise<ProviderRow | undefined> {
  const { directory, scope } = c.var
  const [, [[provider]]] = await readBoth(scope, [], [selectProviderOf(directory, scope.organisationId)])
  if (!hasFeature(c, 'sso')) throw new NotThere()
  return provider
}

const reachable = (c: Context, issuer: string): boolean =>
  mayReach(issuer, { publicOnly: true, loopback: isLocal(c, issuer) })

function screen(
  c: Context,
  provider: ProviderRow | undefined,
  state: FormState,
  tested?: 'answers' | 'unreachable' | 'not_a_provider',
) {
  const { origin, w, visit } = c.var
  const addresses = {
    back: origin + paths.signInSsoReturn,
    entrance: provider && `${origin}${paths.signInSso}?provider=${provider.id}`,
  }
  const ownDomain = visit.login?.email.split('@').at(-1) ?? ''
  return (
    <ProviderPage w={w} provider={provider} state={state} addresses={addresses} ownDomain={ownDomain} tested={tested} />
  )
}

const valuesOf = (provider: ProviderRow | undefined): FormState =>
  provider
    ? {
        ...blank,
        values: {
          name: provider.name,
          issuer: provider.issuer,
          clientId: provider.clientId,
          domain: provider.domain,
          trustsFactors: provider.trustsFactors ? 'on' : undefined,
        },
      }
    : blank
