import { env } from 'cloudflare:workers'
import { entryToken, roomToken } from '#domain/quality/audits/room-link.ts'
import { tokens } from '#edge/tokens.ts'
import { type app, browser, now } from '#test/visit.ts'
import type { Asking } from './costs-measure.ts'

const rooms = '/audit-room/:organisation/:token'
const day = 24 * 3600_000
const room = { id: 'salle', at: now, closesAt: now + 2 * day, auditId: 'certificateur', siteIds: '' }

/** An auditor whose code was right, in a room where there is much to read. */
export async function auditorAsking(application: typeof app): Promise<Asking> {
  await furnish()
  const ring = tokens(env.SECRET)
  const front = `/audit-room/lisiere/${await roomToken(ring, 'lisiere', room)}`
  const auditor = browser(application, '', `__Host-auditor=${await entryToken(ring, 'lisiere', room, now)}`)
  return {
    who: 'an auditor',
    enters: ({ path }) => path.startsWith(rooms),
    addressesOf: (path) =>
      opened.map((one) => front + one).filter((address) => isOf(path.replace(rooms, front), address)),
    ask: (address) => auditor.get(address),
  }
}

/** What is opened, of each kind. */
const opened = [
  '',
  '/indicators/9',
  '/proofs/reglement',
  '/proofs/froid',
  '/proofs/convention',
  '/proofs/piece/file',
  '/proofs/sheet/source/attendance/passee-0',
  '/proofs/risk/source/risk/absence',
  '/papers/convention-guivarch',
  '/papers/convention-guivarch/pdf',
  '/samples/lot',
  '/samples/lot/lea-passee',
]

const isOf = (path: string, address: string): boolean =>
  new RegExp(`^${path.replace(/:[a-z]+/g, '[^/]+')}$`).test(address)

/** As many points, proofs and pieces as a real audit has. */
async function furnish(): Promise<void> {
  const run = (sql: string) => env.SHARD_1.prepare(sql)
  const proof = (id: string, rule: string, subject: string, holding: string) =>
    run(`INSERT OR IGNORE INTO proofs SELECT 'lisiere', '${id}', '${rule}', 'Preuve ${id}', '${subject}', '[9]', '2026-11-10', '', '', '',
      ${holding}, NULL, 'sum', ${now}, 'seed', 0, '[]'`)
  const pieces = (enrolment: string, from: number, to: number) =>
    run(`INSERT OR IGNORE INTO audit_sample_pieces SELECT organisation_id, 'lot', value, '${enrolment}', indicator, piece, source_id,
      label, site_id, state, ms, bytes, sha256 FROM audit_sample_pieces, json_each('${numbers(from, to)}')
      WHERE organisation_id = 'lisiere' AND sample_id = 'tirage' AND number = 1`)
  await env.SHARD_1.batch([
    run(`INSERT OR IGNORE INTO audit_points SELECT 'lisiere', 'certificateur', value, value, 'Indicateur ' || value
      FROM json_each('${numbers(1, 32)}')`),
    ...Array.from({ length: 30 }, (_, at) => proof(`preuve-${at}`, '', '', 'NULL')),
    proof('froid', 'improvement_checked', 'salle-froide', 'NULL'),
    proof('convention', 'paper_issued', 'convention-guivarch', 'NULL'),
    proof('piece', '', '', "'rules'"),
    proof('sheet', 'slot_countersigned', 'passee-0', 'NULL'),
    proof('risk', 'risk_reviewed', 'absence', 'NULL'),
    run(`INSERT OR IGNORE INTO audit_samples SELECT organisation_id, 'lot', 'certificateur', seed, files, proofs, from_day, to_day, at,
      by_id FROM audit_samples WHERE organisation_id = 'lisiere' AND id = 'tirage'`),
    pieces('lea-passee', 1, 12),
    pieces('gael-passee', 13, 520),
  ])
}

const numbers = (from: number, to: number): string =>
  JSON.stringify(Array.from({ length: to - from + 1 }, (_, at) => from + at))
