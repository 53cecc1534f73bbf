import { createHash } from 'node:crypto'
import { cast, identityOf, organisations, places } from '#test/world.ts'

type Told = { action: string; by: string; subject: string; site?: string; payload?: Record<string, string> }

/** How the demo's organisations came to be what they are: opened, then their sites, then their people one by one. */
export async function seedHistory(databases: Record<'SHARD_1' | 'SHARD_2', D1Database>, dawn: number): Promise<void> {
  for (const { id, name, shard } of organisations) {
    const known = await databases[shard]
      .prepare('SELECT 1 FROM events WHERE organisation_id = ? LIMIT 1')
      .bind(id)
      .first()
    if (known) continue
    const story = storyOf(name)
    const quarter = 17 * 60_000
    await databases[shard].batch(
      story.flatMap((told, at) => rowsOf(databases[shard], id, told, at + 1, dawn + at * quarter)),
    )
  }
}

const storyOf = (name: string): Told[] => [
  { action: 'office_opened', by: 'odile', subject: 'office', payload: { name } },
  ...places.map((place) => ({
    action: 'site_opened',
    by: 'odile',
    subject: place.id,
    site: place.id,
    payload: { name: place.name },
  })),
  ...cast.slice(1).map((member) => ({
    action: 'member_joined',
    by: member.id,
    subject: member.id,
    payload: { name: `${member.given} ${member.family}` },
  })),
]

function rowsOf(db: D1Database, organisation: string, told: Told, seq: number, at: number): D1PreparedStatement[] {
  const id = `demo-${String(seq).padStart(4, '0')}`
  const body = JSON.stringify(told.payload ?? {})
  const salt = `demo-${organisation}-${seq}`
  const hash = createHash('sha256').update(`${salt}.${body}`).digest('hex')
  return [
    db
      .prepare(
        `INSERT INTO events (organisation_id, id, seq, site_id, actor_kind, actor_id, action, subject_id, request_id, at, payload_hash)
         VALUES (?, ?, ?, ?, 'identity', ?, ?, ?, 'demo', ?, ?)`,
      )
      .bind(
        organisation,
        id,
        seq,
        told.site ?? null,
        identityOf(told.by, organisation),
        told.action,
        told.subject,
        at,
        hash,
      ),
    db
      .prepare('INSERT INTO event_payloads (organisation_id, event_id, salt, body) VALUES (?, ?, ?, ?)')
      .bind(organisation, id, salt, body),
  ]
}
