/** Who may do what: the one table, shown on a screen, asked by every door. */
export const roles = [
  'owner',
  'administrator',
  'coordinator',
  'quality',
  'accountant',
  'trainer',
  'counsellor',
  'trainee',
  'company',
  'auditor',
] as const

export type Role = (typeof roles)[number]

// biome-ignore format: a table reads by its columns.
const table = {
  //                     own adm coo qua acc tra cou tre com aud
  'desk.read':          'x   x   x   x   x   x   x   x   x   x',
  'organisation.read':  'x   x   x   x   x   x   x   .   .   x',
  'organisation.edit':  'x   x   .   .   .   .   .   .   .   .',
  'organisation.siret': 'x   .   .   .   .   .   .   .   .   .',
  'organisation.leave': 'x   .   .   .   .   .   .   .   .   .',
  'sites.read':         'x   x   x   x   x   x   x   .   .   x',
  'sites.edit':         'x   x   .   .   .   .   .   .   .   .',
  'members.read':       'x   x   x   x   .   .   .   .   .   .',
  'members.edit':       'x   x   .   .   .   .   .   .   .   .',
  'roles.read':         'x   x   x   x   x   x   x   .   .   x',
  'people.read':        'x   x   x   x   x   .   .   .   .   .',
  'people.edit':        'x   x   x   .   .   .   .   .   .   .',
  'needs.read':         'x   x   x   x   .   .   .   .   .   .',
  'catalogue.read':     'x   x   x   x   x   .   x   .   .   x',
  'catalogue.edit':     'x   x   x   .   .   .   .   .   .   .',
  'places.read':        'x   x   x   x   x   .   x   .   .   x',
  'places.edit':        'x   x   x   .   .   .   .   .   .   .',
  'sessions.read':      'x   x   x   x   x   .   x   .   .   x',
  'sessions.edit':      'x   x   x   .   .   .   .   .   .   .',
  'attendance.read':    'x   x   x   x   x   .   .   .   .   x',
  'attendance.edit':    'x   x   x   .   .   .   .   .   .   .',
  'documents.read':     'x   x   x   x   x   .   .   .   .   x',
  'documents.edit':     'x   x   x   .   .   .   .   .   .   .',
  'templates.edit':     'x   x   x   .   .   .   .   .   .   .',
  'figures.read':       'x   x   x   x   x   .   .   .   .   .',
  'quality.read':       'x   x   x   x   x   .   .   .   .   x',
  'quality.edit':       'x   x   .   x   .   .   .   .   .   .',
  'surveys.read':       'x   x   x   x   x   .   .   .   .   x',
  'surveys.edit':       'x   x   x   x   .   .   .   .   .   .',
  'registers.edit':     'x   x   x   x   .   .   .   .   .   .',
  'reports.read':       'x   .   .   x   .   .   .   .   .   .',
  'watch.read':         'x   x   x   x   x   x   x   .   .   x',
  'watch.edit':         'x   x   x   x   .   x   x   .   .   .',
  'audits.edit':        'x   x   .   x   .   .   .   .   .   .',
  'teaching.own':       'x   x   x   .   .   x   x   .   .   .',
  'training.own':       'x   x   x   .   .   .   .   x   .   .',
  'company.own':        'x   x   x   .   .   .   .   .   x   .',
  'files.read':         'x   x   x   x   x   .   .   .   .   .',
  'files.edit':         'x   x   x   x   .   .   .   .   .   .',
  'features.edit':      'x   x   .   .   .   .   .   .   .   .',
  'keys.edit':          'x   x   .   .   .   .   .   .   .   .',
  'exchange.edit':      'x   x   .   .   .   .   .   .   .   .',
  'messages.read':      'x   x   x   x   .   .   .   .   .   .',
  'messages.edit':      'x   x   .   .   .   .   .   .   .   .',
  'chores.read':        'x   x   x   x   .   .   .   .   .   .',
  'chores.edit':        'x   x   .   .   .   .   .   .   .   .',
  'events.read':        'x   x   .   x   .   .   .   .   .   .',
} as const

export type Permission = keyof typeof table
export const permissions = Object.keys(table) as readonly Permission[]

/** Staff work for the organisation; the others are its guests. The second factor may be required of staff. */
export const staffRoles: readonly Role[] = roles.filter((role) => !['trainee', 'company', 'auditor'].includes(role))

export function allowed(role: Role, permission: Permission): boolean {
  return table[permission].split('   ')[roles.indexOf(role)] === 'x'
}

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
export const isPermission = (text: string): text is Permission => text in table
