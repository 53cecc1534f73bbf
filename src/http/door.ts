import type { KeyScope } from '#domain/members/keys-scopes.ts'
import type { Permission } from '#domain/members/matrix.ts'

/**
 * Who may knock, said where the room is made.
 * public: anybody. identity: whoever is signed in. staff: a member of the organisation who holds the permission.
 * operator: who runs the platform. development: anybody on one's own machine, an operator in production.
 * key: a program of the organisation, whose key was made for that; no person and no cookie.
 * provider: whoever signs what it sends with the secret of the address it sends it to.
 */
export type Door =
  | { public: true }
  | { identity: true }
  | { staff: Permission }
  | { operator: true }
  | { development: true }
  | { key: KeyScope }
  | { provider: true }
