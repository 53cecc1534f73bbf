import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { selectParts } from '#db/chores/archive-parts.ts'
import { database } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { entriesOfReport } from '#domain/quality/audits/report.ts'
import { keyOf, sha256Of } from '#edge/files/store.ts'
import { makeQueue } from '#test/queue.ts'
import { unzip } from '#test/unzip.ts'
import { now, visitor, world } from '#test/visit.ts'

const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const many = 40

beforeAll(async () => {
  await world()
  for (let at = 0; at < many; at++) await keepProof(at)
  await keepAgreement()
})

test('the report says the state of each indicator, and where each proof is', async () => {
  const answer = await (await visitor('quentin')).get('/audits/report/pdf')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 8))).toBe('%PDF-1.7')
  expect(bytes.length).toBeGreaterThan(20_000)
})

test('the archive holds the report, every file once and a manifest that names their hashes', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/audits/report', { id })).headers.get('Location')).toBe(`/audits/report/${id}`)
  expect((await quentin.post('/audits/report', { id })).status).toBe(303)
  await finish()
  expect(await (await quentin.get('/audits/report')).text()).toContain(`/audits/report/${id}`)
  expect(await (await quentin.get(`/audits/report/${id}`)).text()).toContain('Emporter l’archive')

  const answer = await quentin.post(`/audits/report/${id}/file`)
  const files = unzip(new Uint8Array(await answer.arrayBuffer()))
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')))
  expect(manifest).toMatchObject({ format: 'lisiere-compliance/1', files: many + 2, absent: [] })
  expect(await sha256Of(files.get('rapport-de-conformite.pdf') ?? new Uint8Array())).toBe(manifest.report)
  expect(files.size).toBe(many + 4)
  for (const { file } of manifest.evidence.filter(({ file }: { file: unknown }) => file)) {
    expect(await sha256Of(files.get(file.path) ?? new Uint8Array())).toBe(file.sha256)
  }
})

test('a paper that was sent is in the archive as it was issued, a signed one with its signatures', async () => {
  const quentin = await visitor('quentin')
  const answer = await quentin.post(`/audits/report/${id}/file`)
  const files = unzip(new Uint8Array(await answer.arrayBuffer()))
  const { evidence } = JSON.parse(new TextDecoder().decode(files.get('manifest.json')))
  const saidBy = (proof: string) => {
    const [found] = evidence.filter(({ id }: { id: string }) => id === proof)
    return new TextDecoder().decode(files.get(found?.file?.path))
  }
  expect([saidBy('accord-issued'), saidBy('accord-sent'), saidBy('accord-signed')]).toEqual([
    'accord',
    'accord',
    'accord signé',
  ])
})

test('the archive leaves file by file: what has not been asked for has not been read', async () => {
  let opened = 0
  const counted = new Proxy(env.FILES, {
    get: (bucket, name) =>
      name === 'get'
        ? (key: string) => {
            opened++
            return bucket.get(key)
          }
        : Reflect.get(bucket, name),
  })
  const scope = { organisationId: 'lisiere', db: database(env.SHARD_1), clock: { now: () => now } } as Scope
  const parts = await selectParts(scope, id)
  const entries = entriesOfReport(scope, counted, id, parts)
  for (let files = 0; files < 5; files++) {
    const { value } = await entries.next()
    await new Response(value?.input as ReadableStream).arrayBuffer()
  }
  expect(opened).toBeLessThanOrEqual(parts.length + 5)
  await entries.return(undefined)
})

test('who only reads quality reads the report, and prepares no archive', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/audits/report/pdf')).status).toBe(200)
  expect((await ana.post('/audits/report', { id: '01kaq2v7m8k3d5f6g7h8j9k0mp' })).status).toBe(404)
})

async function finish(): Promise<void> {
  const started = await env.SHARD_1.prepare(
    "SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'chore_started' AND subject_id = ?",
  )
    .bind(id)
    .first<{ id: string }>()
  const queue = makeQueue()
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: started?.id ?? '', handler: 'runChore' })
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
}

/** An agreement that was issued, sent and signed, each proved. */
async function keepAgreement(): Promise<void> {
  const run = (text: string, ...values: unknown[]) => env.SHARD_1.prepare(text).bind(...values)
  const proof = (of: string, subject: string) =>
    run(
      `INSERT INTO proofs (organisation_id, id, rule, label, subject_id, indicators, happened_on,
        valid_until, note, link, holding_id, site_id, sha256, at, by_id)
      VALUES ('lisiere', ?, ?, 'Accord', ?, '[9]', '2026-11-12', '', '', '', NULL, NULL, 'sum', ?, 'seed')`,
      ...[`accord-${of}`, `paper_${of}`, subject, now],
    )
  await env.SHARD_1.batch([
    await keepFile('accord', 'accord'),
    await keepFile('accord-scelle', 'accord signé'),
    run(`INSERT INTO papers SELECT organisation_id, 'accord', kind, 'A-1', title, session_id, enrolment_id, company_id,
      person_id, programme_id, site_id, language, body, 'accord', sha256, NULL, at, by_id, NULL
      FROM papers WHERE organisation_id = 'lisiere' AND id = 'convention-guivarch'`),
    run(
      `INSERT INTO paper_sendings VALUES ('lisiere', 'accord-envoi', 'accord', NULL, 'denis@lisiere.example', ?, 'seed')`,
      now,
    ),
    run(
      `INSERT INTO signature_requests (organisation_id, id, paper_id, consent, paper_sha256, expires_at, at, by_id)
        VALUES ('lisiere', 'accord-demande', 'accord', '', '', ?, ?, 'seed')`,
      ...[now, now],
    ),
    run(
      `INSERT INTO signature_seals VALUES ('lisiere', 'accord-demande', 'accord-scelle', 'accord-scelle', ?, 'kid', ?)`,
      ...[await sha256Of(new TextEncoder().encode('accord signé')), now],
    ),
    proof('issued', 'accord'),
    proof('sent', 'accord-envoi'),
    proof('signed', 'accord'),
  ])
}

async function keepFile(name: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const sum = await sha256Of(bytes)
  await env.FILES.put(keyOf('lisiere', sum), bytes)
  return env.SHARD_1.prepare(
    `INSERT INTO files VALUES ('lisiere', ?, 'document', 'preuve.txt', 'text', ?, ?, 0, 0, ?, 'seed')`,
  ).bind(name, bytes.length, sum, now)
}

/** A proof of two indicators with a file: it is in the archive once. */
async function keepProof(at: number): Promise<void> {
  const name = `preuve-${at}`
  await env.SHARD_1.batch([
    await keepFile(name, `preuve ${at}`),
    env.SHARD_1.prepare(`INSERT INTO holdings (organisation_id, id, use, name, sort_key, file_id, rule, version, at, by_id)
      VALUES ('lisiere', ?, 'document', ?, ?, ?, 'proofs', 1, ?, 'seed')`).bind(name, name, name, name, now),
    env.SHARD_1.prepare(`INSERT INTO proofs (organisation_id, id, rule, label, subject_id, indicators, happened_on,
      valid_until, note, link, holding_id, site_id, sha256, at, by_id)
      VALUES ('lisiere', ?, '', ?, '', '[9,31]', '2026-11-10', '', '', '', ?, NULL, 'sum', ?, 'seed')`).bind(
      name,
      name,
      name,
      now,
    ),
  ])
}
