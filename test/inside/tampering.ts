import { hashOf } from '#domain/events/canon.ts'
import { type Row, type Rows, tables } from './chain-rows.ts'

/** Numbers from a seed, the same each time. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export type Tampering = { said: string; rows: Rows }

/** Whatever may be done to a copy of the rows of an organisation, which are sealed to the end and whose head is kept outside. */
export async function tamper(rows: Rows, organisationId: string, pick: Pick): Promise<Tampering> {
  const copy = Object.fromEntries(tables.map((table) => [table, rows[table].map((row) => ({ ...row }))])) as Rows
  const own = (table: keyof Rows) => copy[table].filter((row) => row.organisation_id === organisationId)
  const change = changes[pick(changes.length)] as Change
  const said = await change({ rows: copy, own, organisationId }, pick)
  return said ? { said, rows: copy } : tamper(rows, organisationId, pick)
}

type Pick = (below: number) => number
type Copy = { rows: Rows; own: (table: keyof Rows) => Row[]; organisationId: string }
/** Says what it did; nothing when that turns out to change nothing. */
type Change = (copy: Copy, pick: Pick) => string | Promise<string>

/** One bit of one column. */
function flip({ own }: Copy, pick: Pick): string {
  const table = tables[pick(tables.length)] as keyof Rows
  const row = one(own(table), pick)
  const columns = Object.keys(row)
  const column = columns[pick(columns.length)] as string
  const before = row[column]
  if (typeof before === 'number') row[column] = Number(BigInt(before) ^ (1n << BigInt(pick(45))))
  else row[column] = before === null || before === undefined ? 'a' : flipped(before, pick)
  return `flip ${table}.${column} of ${JSON.stringify(row).slice(0, 80)}`
}

function flipped(text: string, pick: Pick): string {
  if (text === '') return 'a'
  const at = pick(text.length)
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << pick(7))) + text.slice(at + 1)
}

/** One row of any table; or an event with all that hangs from it, those after it numbered again. */
function remove({ rows, own }: Copy, pick: Pick): string {
  const closing = pick(2) === 0
  const table = closing ? 'events' : (tables[pick(tables.length)] as keyof Rows)
  const gone = one(own(table), pick)
  rows[table] = rows[table].filter((row) => row !== gone)
  if (closing) {
    rows.event_payloads = rows.event_payloads.filter((row) => row.event_id !== gone.id)
    for (const row of own('events')) if (Number(row.seq) > Number(gone.seq)) row.seq = Number(row.seq) - 1
    const seals = own('seals').toSorted((a, b) => Number(b.seq) - Number(a.seq))
    if (pick(2) === 0) rows.seals = rows.seals.filter((row) => row !== seals[0])
  }
  return `delete from ${table}${closing ? ', closing the gap' : ''} ${gone.seq ?? gone.event_id}`
}

/** Two events, two payloads or two seals take each other's place. */
function reorder({ own }: Copy, pick: Pick): string {
  const table = (['events', 'event_payloads', 'seals'] as const)[pick(3)] as keyof Rows
  const [a, b] = two(own(table), pick)
  const column = table === 'event_payloads' ? 'event_id' : 'seq'
  // Two shredded payloads are the same: each in the place of the other changes nothing.
  if (table === 'event_payloads' && a.salt === b.salt && a.body === b.body) return ''
  const kept = a[column] ?? null
  a[column] = b[column] ?? null
  b[column] = kept
  return `swap ${table} ${a[column]} and ${b[column]}`
}

/** A made-up event among the others: under a number taken, under one before the first, or those after it pushed on. */
function insert({ rows, own }: Copy, pick: Pick): string {
  const model = one(own('events'), pick)
  const payload = rows.event_payloads.find((row) => row.event_id === model.id) as Row
  const how = pick(3)
  const seq = how === 1 ? -pick(3) : Number(model.seq)
  if (how === 2) for (const row of own('events')) if (Number(row.seq) >= seq) row.seq = Number(row.seq) + 1
  rows.events.push({ ...model, id: 'made-up', seq })
  rows.event_payloads.push({ ...payload, event_id: 'made-up' })
  return `insert an event at ${seq}, ${['beside the other', 'before the first', 'pushing the others'][how]}`
}

/** The last events, with or without their seals, or the last seals alone. */
function truncate({ rows, own, organisationId }: Copy, pick: Pick): string {
  const last = Math.max(...own('events').map((row) => Number(row.seq)))
  const from = last - pick(last)
  const what = (['both', 'events', 'seals'] as const)[pick(3)]
  const gone = new Set(
    own('events')
      .filter((row) => Number(row.seq) >= from)
      .map((row) => row.id),
  )
  if (what !== 'seals') {
    rows.events = rows.events.filter((row) => !gone.has(row.id as string))
    rows.event_payloads = rows.event_payloads.filter((row) => !gone.has(row.event_id as string))
  }
  if (what !== 'events')
    rows.seals = rows.seals.filter((row) => row.organisation_id !== organisationId || Number(row.seq) < from)
  return `truncate ${what} from ${from} of ${last}`
}

/** Somebody who knows the canonical form changes an event, then seals all that follows again: only the head tells. */
async function rewrite({ own, organisationId }: Copy, pick: Pick): Promise<string> {
  const events = own('events').toSorted((a, b) => Number(a.seq) - Number(b.seq))
  const seals = own('seals').toSorted((a, b) => Number(a.seq) - Number(b.seq))
  const from = pick(events.length)
  const changed = events[from] as Row
  changed.subject_id = 'somebody-else'
  for (let at = from; at < events.length; at += 1) {
    const [event, seal] = [events[at] as Row, seals[at] as Row]
    const previous = at === 0 ? '' : String(seals[at - 1]?.hash)
    seal.hash = await hashOf(organisationId, previous, Number(seal.at), {
      seq: event.seq,
      id: event.id,
      siteId: event.site_id,
      actorKind: event.actor_kind,
      actorId: event.actor_id,
      action: event.action,
      subjectId: event.subject_id,
      requestId: event.request_id,
      at: event.at,
      payloadHash: event.payload_hash,
    } as Parameters<typeof hashOf>[3])
  }
  return `rewrite from ${changed.seq} on, with new seals`
}

const changes: readonly Change[] = [flip, flip, flip, remove, reorder, insert, truncate, rewrite]

const one = (rows: Row[], pick: Pick): Row => rows[pick(rows.length)] as Row

function two(rows: Row[], pick: Pick): [Row, Row] {
  const first = pick(rows.length)
  const second = (first + 1 + pick(rows.length - 1)) % rows.length
  return [rows[first] as Row, rows[second] as Row]
}
