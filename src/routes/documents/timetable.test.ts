import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { mentions } from '#test/mentions.ts'
import { makeQueue } from '#test/queue.ts'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const asked = { asked_material: 'De quoi écrire', asked_trainerQualifications: 'Dix ans' }

const all = async <T>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results

/** Kinds of the session's papers that stand, those issued first before. */
const standing = async () =>
  (
    await all<{ kind: string }>(`SELECT kind FROM papers WHERE organisation_id = 'lisiere' AND session_id = 'avenir'
      AND id NOT IN (SELECT paper_id FROM paper_voids WHERE organisation_id = 'lisiere') ORDER BY kind`)
  ).map(({ kind }) => kind)

async function deliver(): Promise<void> {
  const owed = `SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere'
    AND handler IN ('judgePapersOfSession', 'voidPapersOfLeavers', 'restorePapersOfLeavers', 'voidStalePapers', 'restoreStalePapers', 'runChore', 'tellEnrolled')`
  for (let turns = 0; turns < 8; turns++) {
    const queue = makeQueue()
    const works = await all<{ eventId: string; handler: string }>(owed)
    if (works.length === 0) return
    // The last told first, and each twice: the queue may deliver so.
    for (const work of works.toReversed()) {
      queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
      queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
    }
    await queue.deliver()
  }
}

const slot = async (id: string) => {
  const [row] = await all<{ day: string; version: number }>(
    `SELECT day, version FROM slots WHERE organisation_id = 'lisiere' AND id = '${id}'`,
  )
  return {
    ...{ id, version: String(row?.version ?? 0), day: row?.day ?? '' },
    ...{
      from: '09:00',
      to: '12:30',
      minutes: '',
      title: '',
      space: 'erdre',
      remoteLink: '',
      trainers: 'bruno',
      accepted: '',
    },
  }
}

/** The clock of tests stands still: what follows a split has to come after it. */
const beforehand = (split: string) =>
  env.SHARD_1.prepare('UPDATE session_splits SET at = at - 60000 WHERE session_id = ?').bind(split).run()

const undoOf = (response: Response) =>
  JSON.parse(decodeURIComponent(/toast=([^;]*)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? '{}')).undo

const confirmedIn = (html: string) => /name="confirmed" value="([^"]*)"/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  const ana = await visitor('ana')
  await ana.post('/settings/paper-mentions', { ...mentions, version: '0' })
  for (const kind of ['convention', 'convocation', 'emargement'])
    await ana.post('/sessions/avenir/papers', { kind, ...asked })
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('a slot that moves voids what says otherwise, listed before, and what it voids stands again once it is back', async () => {
  const ana = await visitor('ana')
  const moved = { ...(await slot('avenir-1')), from: '13:15', to: '16:45', tell: 'on' }
  const asked = await ana.post('/slots/avenir-1', moved)
  expect(asked.status).toBe(409)
  const html = await asked.text()
  expect(html).toMatch(/Convocation\s: CO-2026-\d+/)
  expect(html.includes('CV-2026-')).toBe(false)
  const response = await ana.post('/slots/avenir-1', { ...moved, confirmed: confirmedIn(html) })
  expect(response.status).toBe(303)
  await deliver()
  expect(await standing()).toEqual(['convention'])
  expect(await (await ana.get('/sessions/avenir/papers')).text()).toContain('Tout établir de nouveau')
  const told = await all<{ body: string }>(
    "SELECT body FROM sendings JOIN sending_texts ON sending_id = sendings.id WHERE kind = 'session-moved' AND sendings.organisation_id = 'lisiere'",
  )
  expect(told.length).toBeGreaterThan(0)
  expect(told[0]?.body).toMatch(/La séance du .* a lieu le/)

  const undo = undoOf(response)
  expect((await ana.post(undo.action, undo.fields)).status).toBe(303)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('moved and back before anybody was told, it voids nothing', async () => {
  const ana = await visitor('ana')
  const moved = { ...(await slot('avenir-1')), from: '13:15', to: '16:45', confirmed: 'convocation emargement' }
  const undo = undoOf(await ana.post('/slots/avenir-1', moved))
  await ana.post(undo.action, undo.fields)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('a slot that goes is confirmed on a page of its own, and its return brings the papers back', async () => {
  const ana = await visitor('ana')
  const asked = await ana.post('/slots/avenir-1/removal')
  expect(asked.status).toBe(409)
  const html = await asked.text()
  expect(html).toContain('Retirer la séance')
  const gone = await ana.post('/slots/avenir-1/removal', { confirmed: confirmedIn(html) })
  expect(gone.status).toBe(303)
  await deliver()
  expect(await standing()).not.toContain('convocation')
  const undo = undoOf(gone)
  expect((await ana.post(undo.action, undo.fields)).status).toBe(303)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('a slot that comes makes sheets and convocations again, all in one go', async () => {
  const ana = await visitor('ana')
  const added = { ...(await slot('avenir-0')), id: 'ajoutee', version: '0', from: '18:00', to: '19:00' }
  expect((await ana.post('/sessions/avenir/slots', added)).status).toBe(409)
  const confirmed = 'convention convocation emargement'
  expect((await ana.post('/sessions/avenir/slots', { ...added, confirmed })).status).toBe(303)
  await deliver()
  const before = await standing()
  expect(before).not.toContain('emargement')
  expect((await ana.post('/sessions/avenir/papers/reissues')).headers.get('Location')).toMatch(/chores/)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('a session that takes place elsewhere voids what says where; another title voids nothing', async () => {
  const ana = await visitor('ana')
  const session = {
    ...{
      title: 'Manager au quotidien',
      reference: 'MAN-avenir',
      site: 'nantes',
      modality: 'in_person',
      space: 'erdre',
    },
    ...{ place: '', remoteLink: '', seatsMin: '4', seatsWanted: '8', seatsMax: '8', goOn: '', owner: 'ana', notes: '' },
    ...{ pricePerPerson: '980', pricePerGroup: '' },
  }
  expect((await ana.post('/sessions/avenir', { ...session, version: '1' })).status).toBe(303)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
  const elsewhere = { ...session, version: '2', space: '', place: 'Hôtel du Port, Vannes' }
  const asked = await ana.post('/sessions/avenir', elsewhere)
  expect(asked.status).toBe(409)
  const shown = await asked.text()
  expect(shown).toMatch(/Convocation\s: CO-2026-\d+/)
  expect((await ana.post('/sessions/avenir', { ...elsewhere, confirmed: confirmedIn(shown) })).status).toBe(303)
  await deliver()
  expect(await standing()).not.toContain('convocation')
  const back = { ...session, version: '3', confirmed: 'convocation emargement convention' }
  expect((await ana.post('/sessions/avenir', back)).status).toBe(303)
  await deliver()
  expect(await standing()).toEqual(['convention', 'convocation', 'emargement'])
})

test('moved by hand in the agenda, a slot opens with what follows', async () => {
  const ana = await visitor('ana')
  const html = await (await ana.get('/slots/avenir-0?day=2026-12-29')).text()
  expect(html).toContain('value="2026-12-29"')
  expect(html).toMatch(/Convocation\s: CO-2026-\d+/)
  expect(confirmedIn(html)).toContain('convocation')
})

test('those who go to another session have their papers made again there, and have them back when it is undone', async () => {
  const odile = await visitor('odile')
  await odile.post('/sessions/encours/papers', { kind: 'convocation', asked_material: 'De quoi écrire' })
  const stood = () =>
    all<{
      enrolment: string
    }>(`SELECT enrolment_id AS enrolment FROM papers WHERE organisation_id = 'lisiere' AND kind = 'convocation'
      AND session_id IN ('encours', '01kaq2v7m8k3d5f6g7h8j9k0mn') AND id NOT IN (SELECT paper_id FROM paper_voids) ORDER BY enrolment_id`)
  const before = await stood()
  expect(before).toHaveLength(3)
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
  const split = { id, reference: 'MAN-bis', enrolments: ['malo-encours'] }
  expect((await odile.post('/sessions/encours/split', split)).status).toBe(303)
  await deliver()
  expect(await stood()).toHaveLength(2)
  expect(await (await odile.get(`/sessions/${id}/papers`)).text()).toContain('Tout établir de nouveau')
  expect((await odile.post(`/sessions/${id}/reunion`)).status).toBe(303)
  await deliver()
  expect(await stood()).toEqual(before)
})

test('a sheet made for those who stayed is void once the others are back, and is made again for everybody', async () => {
  const odile = await visitor('odile')
  const sheets = () =>
    all<{ number: string }>(`SELECT number FROM papers WHERE organisation_id = 'lisiere' AND kind = 'emargement'
      AND session_id = 'encours' AND id NOT IN (SELECT paper_id FROM paper_voids) ORDER BY number`)
  await odile.post('/sessions/encours/papers', { kind: 'emargement', ...asked })
  const [whole] = await sheets()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mp'
  const split = { id, reference: 'MAN-ter', enrolments: ['malo-encours'] }
  expect((await odile.post('/sessions/encours/split', split)).status).toBe(303)
  await deliver()
  await beforehand(id)
  await odile.post('/sessions/encours/papers/reissues')
  await deliver()
  const [smaller, ...others] = await sheets()
  expect(others).toEqual([])
  expect(smaller).not.toEqual(whole)

  expect((await odile.post(`/sessions/${id}/reunion`)).status).toBe(303)
  await deliver()
  expect(await sheets()).toEqual([])
  expect(await (await odile.get('/sessions/encours/papers')).text()).toContain('Tout établir de nouveau')
  await odile.post('/sessions/encours/papers/reissues')
  await deliver()
  expect(await sheets()).toHaveLength(1)
})

test('made by hand meanwhile, it gives way to the one that stands again', async () => {
  const odile = await visitor('odile')
  const sheets = () =>
    all<{ id: string }>(`SELECT id FROM papers WHERE organisation_id = 'lisiere' AND kind = 'emargement'
      AND session_id = 'encours' AND id NOT IN (SELECT paper_id FROM paper_voids) ORDER BY number`)
  const before = await sheets()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mq'
  await odile.post('/sessions/encours/split', { id, reference: 'MAN-quater', enrolments: ['malo-encours'] })
  await deliver()
  await beforehand(id)
  await odile.post('/sessions/encours/papers', { kind: 'emargement', ...asked })
  expect(await sheets()).toHaveLength(1)
  expect((await odile.post(`/sessions/${id}/reunion`)).status).toBe(303)
  await deliver()
  expect(await sheets()).toEqual(before)
  expect(await (await odile.get('/sessions/encours/papers')).text()).not.toContain('Tout établir de nouveau')
})
