import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { sha256 } from '#edge/digest.ts'
import { makeQueue } from '#test/queue.ts'
import { unzip } from '#test/unzip.ts'
import { visitor, world } from '#test/visit.ts'

const many = 26

beforeAll(async () => {
  await world()
  const crowd = `json_each('[${Array.from({ length: many }, (_, at) => at).join(',')}]')`
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("UPDATE sessions SET seats_max = 100 WHERE organisation_id = 'lisiere' AND id = 'passee'"),
    env.SHARD_1.prepare(
      `INSERT INTO persons (organisation_id, id, given_name, family_name, sort_key, email, phone, version, at)
        SELECT 'lisiere', 'foule-' || value, 'Zoé', 'Foule ' || value, 'foule ' || value || ' zoe', 'z' || value || '@lisiere.example', '', 1, 0 FROM ${crowd}`,
    ),
    env.SHARD_1.prepare(
      `INSERT INTO enrolments (organisation_id, id, session_id, person_id, state, price, planned_minutes, source, held_until, version, at, by_id)
        SELECT 'lisiere', 'foule-' || value, 'passee', 'foule-' || value, 'enrolled', 0, 840, 'office', 0, 1, 0, 'test' FROM ${crowd}`,
    ),
    env.SHARD_1.prepare(
      `INSERT INTO presences SELECT 'lisiere', 'passee-0', 'foule-' || value, 'passee', 'present', 210, '', 0, 'test' FROM ${crowd} WHERE value <> 5`,
    ),
  ])
})

const running = "SELECT event_id, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'runChore'"
const all = async <T>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results

test('a paper for everybody is made in the background: none twice, the incomplete told, all in one archive', async () => {
  const queue = makeQueue()
  const odile = await visitor('odile')
  const asked = { kind: 'certificat_realisation', mention_signatory: 'Odile Martin, directrice', send: 'on' }
  const response = await odile.post('/sessions/passee/papers', asked)
  expect(response.status).toBe(303)
  const chore = (response.headers.get('Location') ?? '').split('/').at(-1)
  const owed = await all<{ event_id: string; handler: string }>(running)
  for (const { event_id: eventId, handler } of owed) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId, handler })
  }
  // What it sends afterwards is another story.
  for (let turns = 0; turns < 4 && (await all(running)).length > 0; turns++) await queue.deliver()

  const papers = await all<{ number: string; enrolment_id: string; sha256: string }>(
    "SELECT number, enrolment_id, sha256 FROM papers WHERE organisation_id = 'lisiere' AND kind = 'certificat_realisation' ORDER BY number",
  )
  expect(papers).toHaveLength(many - 1 + 2)
  expect(new Set(papers.map(({ enrolment_id }) => enrolment_id)).size).toBe(papers.length)
  expect(papers.at(-1)?.number).toBe(`CR-2026-${String(papers.length).padStart(4, '0')}`)
  expect(await all("SELECT what FROM chore_faults WHERE organisation_id = 'lisiere' AND why = 'incomplete'")).toEqual([
    { what: 'Zoé Foule 5' },
  ])
  const [sent] = await all<{ many: number }>(
    "SELECT count(*) AS many FROM paper_sendings WHERE organisation_id = 'lisiere'",
  )
  expect(sent?.many).toBe(papers.length)

  const archive = await odile.get(`/papers/archives/${chore}`)
  const files = unzip(new Uint8Array(await archive.arrayBuffer()))
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')))
  expect(manifest).toMatchObject({ made: papers.length, asked: papers.length })
  for (const { file, sha256: said } of manifest.papers) {
    expect(await sha256((files.get(file) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>)).toBe(said)
  }
})
