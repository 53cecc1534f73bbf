import type { Statements } from '#db/database.ts'
import { insertSource, insertSourceRemoval, rotateSource } from '#db/exchange/sources.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { type ProviderName, providers } from '#edge/webhooks/providers.ts'
import { newSecret, overlap, sealFor } from './secret.ts'
import { refuseSourceSecret, type SourceInput } from './source.ts'

type Source = { id: string; name: string; provider: string; sealedSecret: string }

/** The address is beyond guessing: it leads to the organisation before any signature is looked at. */
export async function addSource(scope: Scope, key: string, { id, provider, name, secret }: SourceInput) {
  const refusal = refuseSourceSecret(provider, secret)
  if (refusal) return no(refusal)
  const endpoint = scope.ids.secret(18)
  const chosen = secret || made(scope, provider)
  const sealedSecret = chosen && (await sealFor(scope, key, 'hook-secret', id, chosen))
  const outcome = await commit(scope, [
    insertSource(scope, { id, endpoint, provider, name, sealedSecret }),
    exactlyOne(scope),
    record(scope, 'hook_source_added', id, { name, provider }),
  ])
  if (outcome.ok) return yes({ endpoint, secret: chosen })
  return no(outcome.refusal === 'taken' ? 'hook_source_made' : 'too_many_hook_sources')
}

/** The secret before stays good for a day. */
export async function changeSourceSecret(scope: Scope, key: string, source: Source, secret: string) {
  const provider = source.provider as ProviderName
  const refusal = refuseSourceSecret(provider, secret)
  if (refusal) return no(refusal)
  const chosen = secret || made(scope, provider)
  if (chosen === '') return no('required')
  const sealedSecret = await sealFor(scope, key, 'hook-secret', source.id, chosen)
  const oldUntil = scope.clock.now() + overlap
  const outcome = await commit(scope, [
    rotateSource(scope, source.id, { sealedSecret, oldSealedSecret: source.sealedSecret, oldUntil }),
    exactlyOne(scope),
    record(scope, 'hook_source_secret_changed', source.id, { name: source.name }),
  ])
  return outcome.ok ? yes({ secret: chosen }) : outcome
}

export async function removeSource<const T extends Statements>(scope: Scope, source: Source, show: T) {
  const outcome = await commit(
    scope,
    [insertSourceRemoval(scope, source.id), record(scope, 'hook_source_removed', source.id, { name: source.name })],
    ...show,
  )
  return !outcome.ok && outcome.refusal === 'taken' ? no('hook_source_gone') : outcome
}

/** Nothing for a provider that makes its own: it is awaited. */
function made(scope: Scope, provider: ProviderName): string {
  if (providers[provider].secretBy === 'them') return ''
  return provider === 'standard' ? newSecret(scope) : scope.ids.secret(32)
}
