/**
 * The plan of the house, read by the architecture test: which floor may import which, and which room may rely on which.
 * Nothing here runs in the application.
 */
export const floors = {
  routes: ['http', 'domain', 'db', 'views', 'words', 'edge', 'paths', 'env'],
  jobs: ['domain', 'db', 'edge', 'views', 'words', 'paths', 'env'],
  http: ['domain', 'db', 'edge', 'views', 'words', 'paths', 'env'],
  domain: ['db', 'edge'],
  db: [],
  edge: ['env'],
  views: ['words', 'paths'],
  words: [],
  browser: [],
} as const satisfies Record<string, readonly string[]>

/** Views know the shape of rows and rules, never their code. */
export const typesOnly = { views: ['db', 'domain'] } as const

/** Rooms in order. Each may rely on those it names, all of them before it. */
export const rooms = {
  events: [],
  links: ['events'],
  files: ['events'],
  organisations: ['events', 'files'],
  identity: ['events', 'links', 'organisations'],
  people: ['events', 'files', 'organisations'],
  members: ['events', 'links', 'organisations', 'identity', 'people'],
  messages: ['events', 'organisations', 'identity', 'people', 'members'],
  catalogue: ['events', 'files', 'organisations', 'people', 'members'],
  places: ['events', 'organisations'],
  availability: ['events', 'organisations', 'people', 'members', 'catalogue'],
  chores: ['events', 'files', 'organisations', 'people', 'members'],
  sessions: [
    'events',
    'links',
    'files',
    'organisations',
    'people',
    'members',
    'catalogue',
    'places',
    'availability',
    'chores',
  ],
  attendance: ['events', 'links', 'files', 'organisations', 'people', 'members', 'places', 'sessions'],
  documents: [
    'events',
    'links',
    'files',
    'organisations',
    'people',
    'members',
    'catalogue',
    'places',
    'availability',
    'chores',
    'sessions',
    'attendance',
  ],
  figures: ['events', 'organisations', 'people', 'catalogue', 'sessions', 'attendance', 'documents'],
  exchange: ['events', 'files', 'organisations', 'people', 'members', 'catalogue', 'sessions', 'chores'],
  portal: [
    'events',
    'links',
    'files',
    'organisations',
    'people',
    'members',
    'catalogue',
    'places',
    'availability',
    'sessions',
    'attendance',
    'documents',
    'exchange',
  ],
  backups: ['events', 'files', 'organisations'],
  operations: ['events', 'organisations', 'identity'],
  desk: [
    'events',
    'organisations',
    'identity',
    'people',
    'members',
    'messages',
    'chores',
    'catalogue',
    'sessions',
    'attendance',
    'documents',
    'figures',
  ],
  platform: ['events', 'files', 'organisations', 'identity', 'people', 'members', 'messages', 'chores', 'exchange'],
} as const satisfies Record<string, readonly string[]>

/** Where the order is broken, and why. An exception that is no longer needed fails the test. */
export const exceptions: Readonly<Record<string, string>> = {}
