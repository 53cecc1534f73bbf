import type { OidcRefusal } from '#edge/oidc-refusal.ts'
import type { Refusal } from '#http/form.ts'

/** Four happen to honest people. The others mean a bad setting or bad faith, and neither is told apart here. */
export function refusalWords(refusal: OidcRefusal): Refusal {
  return refusal in honest ? honest[refusal as keyof typeof honest] : 'sso_wrong'
}

const honest = {
  cancelled: 'sso_cancelled',
  refused: 'sso_refused',
  unreachable: 'sso_unreachable',
  state: 'sso_state',
} as const satisfies Partial<Record<OidcRefusal, Refusal>>
