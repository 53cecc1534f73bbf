import { gocardless } from './gocardless.ts'
import type { Provider } from './provider.ts'
import { standard } from './standard.ts'
import { stripe } from './stripe.ts'
import { tally } from './tally.ts'
import { typeform } from './typeform.ts'

/** Who may send here, by the name in the address. */
export const providers = { standard, stripe, gocardless, typeform, tally } as const satisfies Record<string, Provider>

export type ProviderName = keyof typeof providers
export const providerNames = Object.keys(providers) as [ProviderName, ...ProviderName[]]

export const providerNamed = (name: string): ProviderName | null =>
  Object.hasOwn(providers, name) ? (name as ProviderName) : null
