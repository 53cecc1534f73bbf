import * as z from 'zod'
import { type Preferences, updateIdentity, updateLanguageOfLogin } from '#db/identity/accounts.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { choice, line, ticked } from '#domain/fields.ts'
import { idleLogin } from './login-rule.ts'

const language = () => choice(['fr', 'en'])
const theme = () => choice(['system', 'light', 'dark'])
const keys = () => choice(['on', 'off'])

export const ProfileInput = z.strictObject({ name: line(120), language: language(), theme: theme(), keys: ticked() })
export type ProfileInput = z.output<typeof ProfileInput>

/** One preference at a time, from the menu of any page. */
export const PreferenceInput = z.strictObject({
  language: language().optional(),
  theme: theme().optional(),
  keys: keys().optional(),
})
export type PreferenceInput = z.output<typeof PreferenceInput>

export const LanguageInput = z.strictObject({ language: language() })

/** Another organisation to work in, or the site to look at; '' is all of them. */
export const CurrentInput = z.union([
  z.strictObject({ organisation: line(64) }),
  z.strictObject({ site: z.string().max(64) }),
])

export const changeProfile = (scope: Scope, identityId: string, { keys, ...input }: ProfileInput) =>
  commit(scope, [
    updateIdentity(scope, identityId, { ...input, keys: keys ? 'on' : 'off' }),
    record(scope, 'profile_changed', identityId, { language: input.language, theme: input.theme, keys }),
  ])

export function changePreferences(scope: Scope, identityId: string, input: PreferenceInput) {
  const { language, theme, keys } = input
  const chosen = { ...(language && { language }), ...(theme && { theme }), ...(keys && { keys }) }
  return commit(scope, [
    updateIdentity(scope, identityId, chosen),
    record(scope, 'preferences_changed', identityId, chosen),
  ])
}

/** From any page, the sign-in form included: kept for the person only when the login she came with still stands. */
export function speakLanguage(
  scope: Scope,
  claims: { login: string; identity: string },
  language: Preferences['language'],
) {
  return commit(scope, [
    updateLanguageOfLogin(scope, claims, language, scope.clock.now() - idleLogin),
    exactlyOne(scope),
    record(scope, 'preferences_changed', claims.identity, { language }),
  ])
}
