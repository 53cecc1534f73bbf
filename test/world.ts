/**
 * The seeded world: Centre Lisière with its people, its mirror in the same database with the very same local ids, and
 * a third organisation in the second database. All of them are made up. Used by the demo and by every test.
 */
export const password = 'la lisière au matin'
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$l0LZ3Prfkg3A+z3KDr2TyQ$eIHHUsSRQYujfXqmwvyj2D8BY0LY/9wEyU2hqI6hXHU'

import { fold } from '#db/fold.ts'
import type { Row, Told } from './told.ts'
import { registrationsOf } from './world-registrations.ts'
import { tasksOf } from './world-tasks.ts'
import { trainingOf } from './world-training.ts'

export type Databases = { SHARD_1: D1Database; SHARD_2: D1Database }

type Member = { id: string; given: string; family: string; role: string; sites: 'all' | readonly string[] }

/** The cast. Their local ids are the same in the mirror: a forgotten predicate shows at once. */
export const cast: readonly Member[] = [
  { id: 'odile', given: 'Odile', family: 'Marchand', role: 'owner', sites: 'all' },
  { id: 'igor', given: 'Igor', family: 'Lemoine', role: 'administrator', sites: 'all' },
  { id: 'ana', given: 'Ana', family: 'Delmas', role: 'coordinator', sites: ['nantes'] },
  { id: 'quentin', given: 'Quentin', family: 'Prévost', role: 'quality', sites: 'all' },
  { id: 'carole', given: 'Carole', family: 'Nguyen', role: 'accountant', sites: 'all' },
  { id: 'bruno', given: 'Bruno', family: 'Castel', role: 'trainer', sites: 'all' },
  { id: 'sylvie', given: 'Sylvie', family: 'Aubert', role: 'counsellor', sites: ['vannes'] },
  { id: 'cleo', given: 'Cléo', family: 'Martin', role: 'trainee', sites: ['nantes'] },
  { id: 'denis', given: 'Denis', family: 'Guivarc’h', role: 'company', sites: ['nantes'] },
  { id: 'aude', given: 'Aude', family: 'Lefort', role: 'auditor', sites: 'all' },
]

export const places = [
  {
    id: 'nantes',
    name: 'Nantes',
    street: '12 quai de la Fosse',
    postalCode: '44000',
    town: 'Nantes',
    phone: '02 40 00 00 12',
  },
  {
    id: 'vannes',
    name: 'Vannes port',
    street: '4 rue du Golfe',
    postalCode: '56000',
    town: 'Vannes',
    phone: '02 97 00 00 04',
  },
] as const

export type OrganisationSeed = {
  id: string
  name: string
  siret: string
  nda: string
  shard: 'SHARD_1' | 'SHARD_2'
  /** Ends the e-mail addresses, and the names of people and places in every organisation but the first. */
  mark: string
}

export const organisations: readonly OrganisationSeed[] = [
  {
    id: 'lisiere',
    name: 'Centre Lisière',
    siret: '90000000100017',
    nda: '52440000144',
    shard: 'SHARD_1',
    mark: 'lisiere',
  },
  {
    id: 'miroir',
    name: 'Centre Miroir',
    siret: '90000000200015',
    nda: '53560000256',
    shard: 'SHARD_1',
    mark: 'miroir',
  },
  {
    id: 'garonne',
    name: 'Institut Garonne',
    siret: '90000000300013',
    nda: '75330000333',
    shard: 'SHARD_2',
    mark: 'garonne',
  },
]

export const identityOf = (member: string, organisation = 'lisiere'): string =>
  organisation === 'lisiere' ? `id-${member}` : `id-${member}-${organisation}`

export const emailOf = (member: string, organisation = 'lisiere'): string => `${member}@${organisation}.example`

/** Writes the world once; a second time finds it there and changes nothing. Its sessions stand around `today`. */
export async function seedWorld(databases: Databases, now: number, today = now): Promise<void> {
  for (const organisation of organisations) {
    await seedDirectory(databases.SHARD_1, organisation, now)
    await seedOffice(databases[organisation.shard], organisation, now, today)
  }
  const also = organisations[2]
  if (also) await seedSecondHat(databases, also, now)
}

async function seedDirectory(db: D1Database, { id, name, siret, shard }: OrganisationSeed, now: number): Promise<void> {
  await db.batch(
    rowsInto(db, [
      put('organisations', { id, name, siret, shard, at: now }),
      // No secret is known here yet: whatever is sent to this address is refused.
      put('hook_endpoints', {
        id: `from-the-site-${id}`,
        organisation_id: id,
        source_id: 'site',
        provider: 'standard',
        sealed_secret: '',
        old_sealed_secret: '',
        old_until: 0,
      }),
      ...cast.flatMap((member) => {
        const identity = identityOf(member.id, id)
        return [
          put('identities', {
            id: identity,
            email: emailOf(member.id, id),
            name: `${member.given} ${member.family}`,
            language: 'fr',
            theme: 'system',
            keys: 'on',
            at: now,
          }),
          put('passwords', { identity_id: identity, hash: passwordHash, at: now }),
          put('affiliations', { identity_id: identity, organisation_id: id, at: now }),
        ]
      }),
      ...(id === 'lisiere' ? [put('operators', { identity_id: identityOf('odile'), at: now })] : []),
    ]),
  )
}

async function seedOffice(db: D1Database, organisation: OrganisationSeed, now: number, today: number): Promise<void> {
  const { id, name, siret, nda, mark } = organisation
  const own = (text: string) => (mark === 'lisiere' ? text : `${text} ${mark}`)
  await db.batch(
    rowsInto(db, [
      put('offices', {
        organisation_id: id,
        name,
        siret,
        nda,
        legal_form: 'SARL',
        address: '12 quai de la Fosse, 44000 Nantes',
        at: now,
      }),
      ...places.map((place) =>
        put('sites', {
          organisation_id: id,
          id: place.id,
          name: own(place.name),
          sort_key: fold(own(place.name), place.town),
          street: place.street,
          postal_code: place.postalCode,
          town: place.town,
          phone: place.phone,
          accessibility:
            place.id === 'nantes' ? 'Entrée de plain-pied, ascenseur, deux places réservées dans la cour.' : '',
          version: 1,
          at: now,
        }),
      ),
      put('api_keys', {
        organisation_id: id,
        id: 'agenda',
        name: own('Agenda partagé'),
        hash: 'the hash of a secret that nobody was told',
        scopes: 'sites:read',
        at: now,
        by_id: identityOf('igor', id),
        expires_at: now + 90 * 24 * 3600_000,
      }),
      ...hooks(id, own, now).map(([table, row]) => put(table, row)),
      // A mail whose answer was lost: nobody knows whether it left.
      put('sendings', {
        organisation_id: id,
        id: 'resume',
        event_id: '',
        handler: 'writeDigests',
        kind: 'digest',
        person_id: null,
        recipient: emailOf('odile', id),
        state: 'uncertain',
        reason: 'unreachable',
        at: now,
      }),
      put('sending_texts', {
        organisation_id: id,
        sending_id: 'resume',
        subject: 'Votre résumé : 1 événement',
        body: `Bonjour Odile,\n\nVoici ce qui s’est passé :\n• Bruno ${own('Castel')} a rejoint l’équipe.\n\n${name}\n`,
        html: '',
        from_name: name,
      }),
      // Somebody who has not answered yet.
      put('invitations', {
        organisation_id: id,
        id: 'marion',
        email: emailOf('marion', id),
        given_name: 'Marion',
        family_name: own('Tessier'),
        role: 'trainer',
        all_sites: 1,
        site_ids: '[]',
        at: now,
        by_id: identityOf('igor', id),
        sent_at: now,
        expires_at: now + 7 * 24 * 3600_000,
      }),
      ...choresOf(organisation, own, now).map(([table, row]) => put(table, { organisation_id: id, ...row })),
      ...cast.flatMap((member) => [
        put('persons', {
          organisation_id: id,
          id: member.id,
          given_name: member.given,
          family_name: own(member.family),
          sort_key: fold(own(member.family), member.given),
          email: emailOf(member.id, id),
          phone: '',
          identity_id: identityOf(member.id, id),
          version: 1,
          at: now,
        }),
        put('memberships', {
          organisation_id: id,
          id: member.id,
          person_id: member.id,
          role: member.role,
          all_sites: member.sites === 'all' ? 1 : 0,
          at: now,
          by_id: 'seed',
        }),
        ...(member.sites === 'all' ? [] : member.sites).map((site) =>
          put('membership_sites', { organisation_id: id, membership_id: member.id, site_id: site }),
        ),
      ]),
      ...trainingOf(id, own, now, today).map(([table, row]) => put(table, row)),
      ...tasksOf(id, own, now).map(([table, row]) => put(table, row)),
      ...registrationsOf(id, own, now).map(([table, row]) => put(table, row)),
    ]),
  )
}

/** A site that sends here and has sent once, a calendar that was told things until it was paused. */
function hooks(id: string, own: (text: string) => string, now: number): [string, Row][] {
  const owner = { organisation_id: id, at: now }
  const secrets = { sealed_secret: '', old_sealed_secret: '', old_until: 0 }
  const by = { by_id: identityOf('igor', id) }
  const body = JSON.stringify({
    type: 'lisiere.ping',
    timestamp: '2026-11-20T10:00:00Z',
    data: { id: own('essai'), from: own('Site web') },
  })
  return [
    [
      'hook_sources',
      {
        ...owner,
        ...secrets,
        ...by,
        id: 'site',
        endpoint: `from-the-site-${id}`,
        provider: 'standard',
        name: own('Site web'),
      },
    ],
    [
      'incoming',
      {
        ...owner,
        id: 'ping',
        source_id: 'site',
        sender: 'standard.site',
        event_id: 'msg_ping',
        kind: 'lisiere.ping',
        subject: own('essai'),
        version: now,
        state: 'unknown',
        settled_at: now,
        bytes: body.length,
        sha256: '',
        headers: JSON.stringify({ 'content-type': 'application/json', 'webhook-id': 'msg_ping' }),
        body,
      },
    ],
    [
      'subscriptions',
      {
        ...owner,
        ...secrets,
        ...by,
        id: 'calendar',
        name: own('Agenda partagé'),
        address: `https://agenda.${id}.example/webhooks`,
        kinds: '["site.opened","site.closed"]',
        version: 1,
      },
    ],
    ['subscription_stops', { ...owner, ...by, subscription_id: 'calendar', why: 'paused' }],
    [
      'deliveries',
      {
        ...owner,
        id: 'opening',
        subscription_id: 'calendar',
        event_id: 'opening',
        kind: 'site.opened',
        state: 'dropped',
        attempts: 1,
        body: JSON.stringify({
          type: 'site.opened',
          timestamp: '2026-11-20T10:00:00.000Z',
          data: { id: 'nantes', name: own('Nantes') },
        }),
      },
    ],
    [
      'delivery_attempts',
      { ...owner, delivery_id: 'opening', attempt: 1, status: 503, error: '', took: 210, answer: own('maintenance') },
    ],
  ]
}

/** Two long jobs of last month: an archive that has been erased since, and a list in which two lines did not go. */
function choresOf(
  { id }: OrganisationSeed,
  own: (text: string) => string,
  now: number,
): readonly (readonly [string, Row])[] {
  const at = now - 30 * 24 * 3600_000
  const by_id = identityOf('odile', id)
  const chore = { subject_id: id, input: '{}', cursor: '{}', at, by_id }
  const end = { how: 'done', at: at + 60_000, by_id }
  const list = 'invitations-octobre'
  return [
    ['chores', { ...chore, id: 'archive-octobre', kind: 'archive', total: 412, done: 412, failed: 0 }],
    ['chore_ends', { ...end, chore_id: 'archive-octobre' }],
    ['chores', { ...chore, id: list, kind: 'invitations', total: 24, done: 24, failed: 2 }],
    ['chore_ends', { ...end, chore_id: list }],
    ['chore_faults', { chore_id: list, line: 7, what: own('Yann Le Goff yann@'), why: 'unread' }],
    [
      'chore_faults',
      { chore_id: list, line: 19, what: own(`Ana Delmas <${emailOf('ana', id)}>`), why: 'already_member' },
    ],
  ]
}

/** Ana also looks after quality in the third organisation: one sign-in, two offices, two roles. */
async function seedSecondHat(databases: Databases, { id, shard }: OrganisationSeed, now: number): Promise<void> {
  await databases.SHARD_1.batch(
    rowsInto(databases.SHARD_1, [
      put('affiliations', { identity_id: identityOf('ana'), organisation_id: id, at: now }),
    ]),
  )
  await databases[shard].batch(
    rowsInto(databases[shard], [
      put('persons', {
        organisation_id: id,
        id: 'ana-delmas',
        given_name: 'Ana',
        family_name: 'Delmas',
        sort_key: 'delmas ana',
        email: emailOf('ana'),
        phone: '',
        identity_id: identityOf('ana'),
        version: 1,
        at: now,
      }),
      put('memberships', {
        organisation_id: id,
        id: 'ana-delmas',
        person_id: 'ana-delmas',
        role: 'quality',
        all_sites: 1,
        at: now,
        by_id: 'seed',
      }),
    ]),
  )
}

const put = (table: string, row: Row): Told => [table, row]

/** Rows of one table that follow one another are one statement: a world is a few hundred rows, and many tests begin with it. */
export function rowsInto(db: D1Database, all: readonly Told[]): D1PreparedStatement[] {
  const runs: { table: string; columns: string[]; rows: unknown[][] }[] = []
  for (const [table, row] of all) {
    const columns = Object.keys(row)
    const last = runs.at(-1)
    if (last?.table === table && last.columns.join() === columns.join()) last.rows.push(Object.values(row))
    else runs.push({ table, columns, rows: [Object.values(row)] })
  }
  return runs.map(({ table, columns, rows }) => {
    const values = columns.map((_, at) => `value ->> ${at}`).join(', ')
    return db
      .prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?) ORDER BY key`)
      .bind(JSON.stringify(rows))
  })
}
