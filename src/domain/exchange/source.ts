import * as z from 'zod'
import { choice, line, optionalLine } from '#domain/fields.ts'
import { type ProviderName, providerNames, providers } from '#edge/webhooks/providers.ts'

/** The id is made with the form, so that a form sent twice makes one source. */
export const SourceInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  provider: choice(providerNames),
  name: line(60),
  secret: optionalLine(200),
})
export type SourceInput = z.output<typeof SourceInput>

/** Left empty, a secret is made here. */
export const SourceSecretInput = z.strictObject({ secret: optionalLine(200) })

/** Left empty, the secret is made here, or awaited from the provider who makes its own. */
export const refuseSourceSecret = (provider: ProviderName, secret: string): 'hook_secret' | null =>
  secret === '' || providers[provider].accepts(secret) ? null : 'hook_secret'
