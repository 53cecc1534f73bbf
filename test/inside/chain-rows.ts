import { env } from 'cloudflare:workers'
import type { Link, Pages } from '#domain/events/links.ts'

type Cell = string | number | null
export type Row = Record<string, Cell>

/** The tables of the chain as they are, every organisation in them. */
export type Rows = { events: Row[]; event_payloads: Row[]; payload_erasures: Row[]; seals: Row[] }

export const tables = ['events', 'event_payloads', 'payload_erasures', 'seals'] as const

/** Those of one organisation, or all of them. */
export async function loadRows(organisationId = '%'): Promise<Rows> {
  const answers = await env.SHARD_1.batch<Row>(
    tables.map((table) =>
      env.SHARD_1.prepare(`SELECT * FROM ${table} WHERE organisation_id LIKE ?`).bind(organisationId),
    ),
  )
  return Object.fromEntries(tables.map((table, at) => [table, answers[at]?.results ?? []])) as Rows
}

/** The rows of an organisation, joined as the database joins them and handed to the same verifier. */
export function pagesIn(rows: Rows, organisationId: string): Pages {
  const own = (table: Row[]) => table.filter((row) => row.organisation_id === organisationId)
  const numbered = (table: Row[]) => own(table).toSorted((a, b) => Number(a.seq) - Number(b.seq))
  const [events, seals] = [numbered(rows.events), numbered(rows.seals)]
  const byId = new Map(events.map((row) => [row.id, row]))
  const payloads = new Map(own(rows.event_payloads).map((row) => [row.event_id, row]))
  const erasures = new Map(own(rows.payload_erasures).map((row) => [row.event_id, row]))

  const linkOf = (row: Row): Link => {
    const payload = payloads.get(row.id ?? '')
    const erasureId = payload?.salt === '' ? (erasures.get(row.id ?? '')?.erasure_id ?? null) : null
    return {
      seq: row.seq,
      id: row.id,
      siteId: row.site_id,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      action: row.action,
      subjectId: row.subject_id,
      requestId: row.request_id,
      at: row.at,
      payloadHash: row.payload_hash,
      salt: payload?.salt ?? null,
      body: payload?.body ?? null,
      erasureId,
      erasureAction: (erasureId && byId.get(erasureId)?.action) ?? null,
      erasureBody: (erasureId && payloads.get(erasureId)?.body) ?? null,
    } as Link
  }
  const within = (after: number, upto: number) => (row: Row) => Number(row.seq) > after && Number(row.seq) <= upto
  const seqOf = (row: Row | undefined) => (row ? Number(row.seq) : null)
  return {
    ends: async () => ({
      firstEvent: seqOf(events[0]),
      lastEvent: seqOf(events.at(-1)),
      firstSeal: seqOf(seals[0]),
      lastSeal: seqOf(seals.at(-1)),
    }),
    between: async (after, upto) => ({
      events: events.filter(within(after, upto)).map(linkOf),
      seals: seals.filter(within(after, upto)).map(({ seq, hash, at }) => ({ seq, hash, at })) as never,
    }),
  }
}
