import type { Permission } from '#domain/members/matrix.ts'

/**
 * Who may knock, said where the room is made.
 * public: anybody. identity: whoever is signed in. staff: a member of the organisation who holds the permission.
 * operator: who runs the platform. development: anybody on one's own machine, an operator in production.
 */
export type Door =
  | { public: true }
  | { identity: true }
  | { staff: Permission }
  | { operator: true }
  | { development: true }
