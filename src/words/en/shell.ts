import type { Words } from '#words/words.ts'

export const shell: Words['shell'] = {
  rail: 'Main navigation',
  dock: 'Thumb navigation',
  crumbs: 'Breadcrumb',
  menu: 'Menu',
  close: 'Close',
  toDo: 'to do',

  switch: 'Switch organisation or site',
  organisations: 'Organisations',
  sites: 'Sites',
  allSites: 'All sites',
  openSite: 'Open a site',

  find: 'Search or act',
  findHint: 'A person, a session, a document, an action…',
  browse: 'browse',
  open: 'open',
  leave: 'close',
  enterKey: 'Enter',
  escapeKey: 'Esc',

  notifications: (unread) => (unread === 0 ? 'Notifications' : `Notifications: ${unread} new`),
  help: 'Help',

  accountOf: (person) => `Account: ${person}`,
  account: 'My account',
  security: 'Sign-in and security',
  platform: 'Platform',
  appearance: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  otherLanguage: 'Français',
  signOut: 'Sign out',

  shortcuts: 'Keyboard shortcuts',
  keyFind: 'Search or act',
  keySearch: 'Search the list',
  keyRows: 'Next row, previous row',
  keySelect: 'Select the row',
  keyShortcuts: 'Show the shortcuts',
  keyClose: 'Close',
  keyGo: (page) => `Go to: ${page}`,

  undo: 'Undo',
  kept: 'Not saved, draft kept at {h}:{m}',
  back: 'Draft of {h}:{m} restored, not saved',
  offline: 'You are offline. What you write stays here; save when the connection is back.',
  failed: 'The server does not answer. Nothing is lost: try again in a moment.',
}
