import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { rankOf } from '#domain/quality/audits/draw.ts'
import { keyOf, sha256Of } from '#edge/files/store.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { now, visitor, world } from '#test/visit.ts'

beforeAll(async () => {
  await world()
  await keepCertificate('lea-passee', 'Certificat de Léa')
})

test('a mock audit drawn at random opens every proof it has drawn, says what is missing, and how long it took', async () => {
  const seed = String(Math.floor(Math.random() * 1e9))
  const pieces = await draw('01kaq2v7m8k3d5f6g7h8j9k0mn', seed)
  const files = new Set(pieces.map(({ enrolment_id: id }) => id).filter(Boolean))
  // Two categories would make more: one, on the two sites where somebody has begun.
  expect(files.size).toBe(4)
  expect(pieces.filter(({ enrolment_id: id }) => id === 'lea-passee' || id === 'gael-passee').length).toBe(20)
  const opened = pieces.filter(({ state }) => state === 'opened')
  expect(opened.every(({ bytes, sha256 }) => bytes > 0 && sha256.length === 64)).toBe(true)
  expect(pieceOf(pieces, 'lea-passee', 'programme')).toBe('opened')
  expect(pieceOf(pieces, 'lea-passee', 'attendance')).toBe('opened')
  expect(pieceOf(pieces, 'lea-passee', 'certificate')).toBe('opened')
  expect(pieceOf(pieces, 'gael-passee', 'certificate')).toBe('missing')
  expect(pieceOf(pieces, 'gael-passee', 'survey')).toBe('opened')
  const slowest = Math.max(...opened.map(({ ms }) => ms))
  report('audit sample', `${opened.length} proofs, slowest ${slowest} ms (seed ${seed})`)

  const page = await (await (await visitor('quentin')).get('/audits/samples/01kaq2v7m8k3d5f6g7h8j9k0mn')).text()
  expect(page).toContain(`graine ${seed}`)
  expect(page).toContain('Léa Morvan')
  expect(page).toContain('Ce qui manque')
})

test('the same seed draws the same sample, and bytes that have changed are seen', async () => {
  const again = await draw('01kaq2v7m8k3d5f6g7h8j9k0mp', 'automne')
  await env.FILES.put(keyOf('lisiere', certificate), 'another certificate')
  const once = await draw('01kaq2v7m8k3d5f6g7h8j9k0mq', 'automne')
  const drawnIds = (pieces: typeof once) => [...new Set(pieces.map(({ enrolment_id: id }) => id))]
  expect(drawnIds(again)).toEqual(drawnIds(once))
  expect(pieceOf(once, 'lea-passee', 'certificate')).toBe('altered')
  const inNantes = ['cleo-encours', 'lea-encours', 'malo-encours'].toSorted(
    (one, other) => rankOf('automne', one) - rankOf('automne', other),
  )
  expect(drawnIds(once)).not.toContain(inNantes[2])
})

let certificate = ''

type Piece = { enrolment_id: string; piece: string; state: string; ms: number; bytes: number; sha256: string }

const pieceOf = (pieces: readonly Piece[], enrolment: string, piece: string) =>
  pieces.find((one) => one.enrolment_id === enrolment && one.piece === piece)?.state

async function draw(id: string, seed: string): Promise<Piece[]> {
  const quentin = await visitor('quentin')
  const answer = await quentin.post('/audits/certificateur/samples', { id, files: '2', proofs: '2', seed })
  expect(answer.headers.get('Location')).toBe(`/audits/samples/${id}`)
  const started = await env.SHARD_1.prepare(
    "SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'chore_started' AND subject_id = ?",
  )
    .bind(id)
    .first<{ id: string }>()
  const queue = makeQueue()
  // The hours of the world, on a clock that goes: proofs are timed.
  const begun = Date.now()
  queue.ambient.clock = { now: () => now + Date.now() - begun }
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: started?.id ?? '', handler: 'runChore' })
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
  const { results } = await env.SHARD_1.prepare(
    "SELECT * FROM audit_sample_pieces WHERE organisation_id = 'lisiere' AND sample_id = ? ORDER BY number",
  )
    .bind(id)
    .all<Piece>()
  return results
}

/** A paper whose bytes are in the store. */
async function keepCertificate(enrolment: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${text}`)
  certificate = await sha256Of(bytes)
  await env.FILES.put(keyOf('lisiere', certificate), bytes)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO files VALUES ('lisiere', 'certificat', 'paper', ?, 'pdf', ?, ?, 0, 0, ?, 'seed')",
    ).bind(text, bytes.length, certificate, now),
    env.SHARD_1.prepare(
      `INSERT INTO papers VALUES ('lisiere', 'certificat', 'certificat_realisation', 'CR-2026-0001', ?, 'passee', ?, NULL,
        'lea', 'rps', 'vannes', 'fr', '{"blocks":[]}', 'certificat', '', NULL, ?, 'seed', NULL)`,
    ).bind(text, enrolment, now),
  ])
}
