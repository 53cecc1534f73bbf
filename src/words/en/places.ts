import type { Words } from '#words/words.ts'

export const places: Words['places'] = {
  steering: 'Steering',
  settings: 'Settings',
  files: 'Files',
  retention: 'Retention',
  desk: 'Today',
  organisation: 'Organisation',
  sites: 'Sites',
  members: 'Team and access',
  chores: 'Long jobs',
  messages: 'Messages',
  roles: 'Roles',
  audit: 'History',
  keys: 'API keys',
  sso: 'Single sign-on',
  webhooks: 'Webhooks',
}
