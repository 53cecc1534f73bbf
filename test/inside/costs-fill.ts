import { env } from 'cloudflare:workers'
import { now } from '#test/visit.ts'
import { cast, identityOf } from '#test/world.ts'
import { addLargeWorld } from '../world-large.ts'

/** As many people more, in Centre Lisière and in its mirror. */
export async function growTo(people: number): Promise<void> {
  for (const organisation of ['lisiere', 'miroir']) {
    await addLargeWorld(
      { directory: env.SHARD_1, office: env.SHARD_1 },
      { seed: 7, organisation, people, now, halfDays: 2 },
    )
  }
}

/** Years of use, for the lists that are one person's or one thing's: longer than any page shows. */
export async function fillLists(): Promise<void> {
  const times = Array.from({ length: 120 }, (_, index) => now - index * 60_000)
  const owners = cast.map(({ id }) => identityOf(id))
  await env.SHARD_1.batch([
    rowsInto(
      'logins (id, identity_id, at, seen_at, expires_at, proved_at, method, factors, address, device)',
      owners.flatMap((who) =>
        times
          .slice(0, 60)
          .map((at) => [`past-${who}-${at}`, who, at, at, now + 9e8, at, 'password', 1, '127.0.0.1', 'Test']),
      ),
    ),
    rowsInto(
      'incoming (organisation_id, id, source_id, sender, event_id, kind, subject, version, state, at, bytes, sha256, headers, body)',
      times.map((at) => [
        ...['lisiere', `call-${at}`, 'site', 'standard.site', `msg-${at}`, 'lisiere.ping', '', at],
        ...['applied', at, 2, 'a hash', '{}', '{}'],
      ]),
    ),
    rowsInto(
      'deliveries (organisation_id, id, subscription_id, event_id, kind, state, attempts, at, body)',
      times.map((at) => ['lisiere', `told-${at}`, 'calendar', `event-${at}`, 'site.opened', 'delivered', 1, at, '{}']),
    ),
    rowsInto(
      'api_keys (organisation_id, id, name, hash, scopes, at, by_id, expires_at)',
      times.map((at) => ['lisiere', `key-${at}`, 'Site web', 'a hash', 'sites:read', at, 'id-odile', now + 9e8]),
    ),
    ...owners.flatMap((who) => events('directory', who, 'signed_in', who, times)),
    ...longJobs(times),
    ...messages(times),
    ...['nantes', 'vannes'].flatMap((site) => events('lisiere', site, 'site_changed', 'id-odile', times)),
    ...events('lisiere', 'salle', 'audit_room_read', 'salle', times),
  ])
}

type Cell = string | number | null

/** Notifications of everybody, half of them read, and mails that have left. */
function messages(times: readonly number[]): D1PreparedStatement[] {
  const told = cast.flatMap(({ id }) =>
    times.map((at) => ['lisiere', `${id}-${at}`, id, `event-${at}`, 'member_left', 'bruno', '{"name":"Bruno"}', at]),
  )
  return [
    rowsInto('notifications (organisation_id, id, person_id, event_id, action, subject_id, body, at)', told),
    rowsInto(
      'unread_notifications (organisation_id, person_id, at, notification_id)',
      told
        .filter((_, index) => index % 2 === 0)
        .map(([organisation, id, person, , , , , at]) => [organisation, person, at, id] as Cell[]),
    ),
    rowsInto(
      'sendings (organisation_id, id, event_id, handler, kind, recipient, state, at)',
      times.map((at, index) => [
        'lisiere',
        `sent-${at}`,
        '',
        'h',
        'notice',
        'odile@lisiere.example',
        index % 3 ? 'sent' : 'bounced',
        at,
      ]),
    ),
    rowsInto(
      'sending_texts (organisation_id, sending_id, subject, body, html, from_name)',
      times.map((at) => ['lisiere', `sent-${at}`, 'Objet', 'Texte', '', '']),
    ),
    rowsInto(
      'wordings (organisation_id, kind, language, version, subject, body, at, by_id)',
      times.map((at, index) => ['lisiere', 'invitation', 'fr', index + 1, 'Objet', 'Texte', at, 'id-odile']),
    ),
  ]
}

/** Long jobs of every day, one of them with a line in two that failed, an archive in many pieces, and work that waits. */
function longJobs(times: readonly number[]): D1PreparedStatement[] {
  const happened = events('lisiere', 'habits', 'site_changed', 'id-odile', times)
  const work = times.map((at) => ['lisiere', `habits-${at}`, 'nobody', 6, 'It did not answer.', at])
  return [
    ...happened,
    rowsInto('abandonments (organisation_id, event_id, handler, attempts, error, at)', work),
    rowsInto(
      'outbox (organisation_id, event_id, handler, attempts, error, at, due_at)',
      work.map(
        ([organisation, event, , attempts, error, at]) =>
          [organisation, event, 'other', attempts, error, at, at] as Cell[],
      ),
    ),
    rowsInto(
      'chores (organisation_id, id, kind, subject_id, input, cursor, total, done, failed, at, by_id)',
      times.map((at) => ['lisiere', `chore-${at}`, 'invitations', 'lisiere', '{}', '1', 9, 9, 0, at, 'id-odile']),
    ),
    rowsInto(
      'chore_ends (organisation_id, chore_id, how, at, by_id)',
      times.map((at) => ['lisiere', `chore-${at}`, 'done', at, 'id-odile']),
    ),
    rowsInto(
      'chore_faults (organisation_id, chore_id, line, what, why)',
      times.map((_, at) => ['lisiere', 'invitations-octobre', 100 + at, 'Marie', 'unread']),
    ),
    rowsInto(
      'archive_parts (organisation_id, chore_id, path, lines, bytes, sha256, at)',
      times.slice(0, 50).map((at) => ['lisiere', 'archive-octobre', `tables/persons-${at}.ndjson`, 500, 9, 'hash', at]),
    ),
  ]
}

function events(organisation: string, subject: string, action: string, actor: string, times: readonly number[]) {
  const ids = times.map((at) => ({ id: `${subject}-${at}`, at }))
  return [
    env.SHARD_1.prepare(
      `INSERT INTO events (organisation_id, id, seq, actor_kind, actor_id, action, subject_id, request_id, at, payload_hash)
        SELECT ?1, value ->> 0, (SELECT coalesce(max(seq), 0) FROM events WHERE organisation_id = ?1) + row_number() OVER (),
        'identity', ?2, ?3, ?4, 'fill', value ->> 1, 'a hash' FROM json_each(?5)`,
    ).bind(organisation, actor, action, subject, JSON.stringify(ids.map(({ id, at }) => [id, at]))),
    rowsInto(
      'event_payloads (organisation_id, event_id, salt, body)',
      ids.map(({ id }) => [organisation, id, 'salt', '{}']),
    ),
  ]
}

export function rowsInto(columns: string, rows: readonly (readonly Cell[])[]): D1PreparedStatement {
  const cells = (rows[0] ?? []).map((_, place) => `value ->> ${place}`).join(', ')
  return env.SHARD_1.prepare(`INSERT OR IGNORE INTO ${columns} SELECT ${cells} FROM json_each(?)`).bind(
    JSON.stringify(rows),
  )
}
