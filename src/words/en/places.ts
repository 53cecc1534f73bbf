import type { Words } from '#words/words.ts'

export const places: Words['places'] = {
  steering: 'Steering',
  settings: 'Settings',
  desk: 'Today',
  organisation: 'Organisation',
  sites: 'Sites',
  members: 'Team and access',
  roles: 'Roles',
  keys: 'API keys',
  sso: 'Single sign-on',
}
