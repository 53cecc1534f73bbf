/** What a key may be made for. A scope that changes something says so by its name. */
export const keyScopes = [
  'organisation:read',
  'sites:read',
  'sites:write',
  'people:read',
  'people:write',
  'companies:read',
  'companies:write',
  'training:read',
  'training:write',
  'attendance:write',
  'files:read',
  'files:write',
  'events:read',
] as const

export type KeyScope = (typeof keyScopes)[number]

export const isKeyScope = (text: string): text is KeyScope => (keyScopes as readonly string[]).includes(text)

/** A key for reading changes nothing, whatever the address it is sent to. */
export const mayWrite = (scope: KeyScope): boolean => scope.endsWith(':write')
