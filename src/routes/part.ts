import type { Room } from '#http/room.ts'

/**
 * The parts of the application, each read when somebody first opens it: a page does not wait for the code of the others.
 * A part is known by how its addresses begin.
 */
export const parts = {
  entrance: () => import('#routes/parts/entrance.ts'),
  office: () => import('#routes/parts/office.ts'),
  settings: () => import('#routes/parts/settings.ts'),
  training: () => import('#routes/parts/training.ts'),
  quality: () => import('#routes/parts/quality.ts'),
  people: () => import('#routes/parts/people.ts'),
  guests: () => import('#routes/parts/guests.ts'),
  programs: () => import('#routes/parts/programs.ts'),
} as const satisfies Record<string, () => Promise<{ rooms: readonly Room[] }>>

export type Part = keyof typeof parts

const beginnings: Readonly<Record<Part, readonly string[]>> = {
  entrance: [
    '',
    'health',
    'sign-in',
    'password-reset',
    'sign-out',
    'sign-up',
    'invitation',
    'language',
    'help',
    'accessibility',
    'privacy',
    'look',
    'dev',
    'verify',
    '.well-known',
  ],
  office: ['desk', 'search', 'notifications', 'live', 'files', 'shared', 'portraits', 'account', 'platform'],
  settings: ['settings'],
  training: [
    'sessions',
    'catalogue',
    'agenda',
    'calendar',
    'slots',
    'enrolments',
    'fundings',
    'pack-sales',
    'attendance',
    'cockpit',
    'figures',
  ],
  quality: ['quality', 'surveys', 'improvement', 'watch', 'registers', 'audits'],
  people: ['people', 'companies', 'funders', 'merges', 'employments', 'imports', 'papers'],
  guests: ['o', 'teaching', 'training', 'company', 'sign', 'signing', 'answer', 'audit-room'],
  programs: ['api', 'hooks'],
}

const known = new Map<string, Part>(
  Object.entries(beginnings).flatMap(([part, words]) => words.map((word) => [word, part as Part] as const)),
)

/** Where an address is answered; one that nobody knows is refused at the entrance, as calmly as anywhere. */
export const partOf = (path: string): Part => known.get(path.split('/')[1] ?? '') ?? 'entrance'
