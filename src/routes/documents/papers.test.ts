import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#edge/digest.ts'
import { keyOf } from '#edge/files/store.ts'
import { mentions } from '#test/mentions.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const all = async <T>(sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results

const papersOf = (kind: string) =>
  all<{ id: string; number: string; sha256: string; corrects_id: string | null }>(
    "SELECT * FROM papers WHERE organisation_id = 'lisiere' AND kind = ? AND file_id IS NOT NULL ORDER BY number",
    kind,
  )

type Standing = { id: string; kind: string; corrects_id: string | null }

/** Papers of the session to come that stand. */
const standing = (kind = '%') =>
  all<Standing>(
    `SELECT id, kind, corrects_id FROM papers WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND kind LIKE ?
      AND id NOT IN (SELECT paper_id FROM paper_voids WHERE organisation_id = 'lisiere') AND kind <> 'reglement_interieur'
      ORDER BY coalesce(corrects_id, id)`,
    kind,
  )

const voidReasons = async () =>
  (
    await all<{ reason: string }>(
      `SELECT DISTINCT reason FROM paper_voids JOIN stale_papers USING (organisation_id, paper_id)
        WHERE organisation_id = 'lisiere' AND session_id = 'avenir'`,
    )
  ).map(({ reason }) => reason)

/** What papers and long jobs are owed, twice each: the queue may deliver so. */
async function deliver(): Promise<void> {
  const owed = `SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere'
    AND handler IN ('voidStalePapers', 'restoreStalePapers', 'runChore')`
  for (let turns = 0; turns < 8; turns++) {
    const queue = makeQueue()
    const works = await all<{ eventId: string; handler: string }>(owed)
    if (works.length === 0) return
    for (const work of works) {
      queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
      queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
    }
    await queue.deliver()
  }
}

describe('before issue', () => {
  test('says what is missing and where it is put right, and issues nothing', async () => {
    const ana = await visitor('ana')
    const html = await (await ana.get('/sessions/avenir/papers/new?kind=convention')).text()
    expect(html).toContain('Ce qui manque')
    expect(html).toContain('mention_signatory')
    const refused = await ana.post('/sessions/avenir/papers', { kind: 'convention' })
    expect(refused.status).toBe(422)
    expect(await papersOf('convention')).toHaveLength(0)
  })

  test('keeps the mentions of the organisation, which every paper repeats', async () => {
    const ana = await visitor('ana')
    expect((await ana.post('/settings/paper-mentions', { ...mentions, version: '0' })).status).toBe(303)
    expect(await (await ana.get('/settings/paper-mentions')).text()).toContain('Odile Martin, directrice')
    expect((await ana.post('/settings/paper-mentions', { ...mentions, version: '0' })).status).toBe(409)
    const html = await (await ana.get('/sessions/avenir/papers/new?kind=convention')).text()
    expect(html).not.toContain('Ce qui manque')
    expect(html).toContain('Ouest Logistique')
  })
})

describe('a paper', () => {
  test('is issued with its PDF in the store under its hash, and shown as it was printed', async () => {
    const ana = await visitor('ana')
    const response = await ana.post('/sessions/avenir/papers', { kind: 'convention' })
    expect(response.status).toBe(303)
    const [paper] = await papersOf('convention')
    expect(paper?.number).toBe('CV-2026-0001')
    const stored = await env.FILES.get(keyOf('lisiere', paper?.sha256 ?? ''))
    expect(await sha256(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(paper?.sha256)

    const html = await (await ana.get(`/papers/${paper?.id}`)).text()
    expect(html).toContain('Article 2. Objectifs, contenu et moyens')
    expect(html).toContain('Gaël Kerbrat')
    expect(html).not.toContain('Malo')
    expect(html).toContain('Vérifier ce document')
    const [{ body } = { body: '' }] = await all<{ body: string }>('SELECT body FROM papers WHERE id = ?', paper?.id)
    const printed = JSON.parse(body) as { blocks: { kind: string; text?: string }[] }
    const code = printed.blocks.find(({ kind }) => kind === 'qr')?.text ?? ''
    expect(await (await stranger().get(code.replace(env.ORIGIN, ''))).text()).toContain('CV-2026-0001')
    const pdf = await ana.get(`/papers/${paper?.id}/pdf`)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 8))).toBe('%PDF-1.7')
    expect(await (await ana.get('/sessions/avenir/papers')).text()).toContain(`/papers/${paper?.id}`)
  })

  test('is not made again by the form that is sent once more, nor under the next number', async () => {
    const ana = await visitor('ana')
    const form = await (await ana.get('/papers/new?kind=reglement_interieur')).text()
    const id = /name="id" value="([0-9a-z]{26})"/.exec(form)?.[1] ?? ''
    const asked = { id, kind: 'reglement_interieur' }
    const before = (await papersOf('reglement_interieur')).length
    const answers = [
      ...(await Promise.all([ana.post('/papers', asked), ana.post('/papers', asked)])),
      await ana.post('/papers', asked),
    ]
    expect(answers.map(({ status, headers }) => [status, headers.get('Location')])).toEqual(
      answers.map(() => [303, `/papers/${id}`]),
    )
    expect(await papersOf('reglement_interieur')).toHaveLength(before + 1)
  })

  test('is made for everybody at once, and not a second time for who has it', async () => {
    const ana = await visitor('ana')
    await ana.post('/sessions/encours/papers', { kind: 'convocation', asked_material: 'De quoi écrire' })
    expect(await papersOf('convocation')).toHaveLength(3)
    const html = await (await ana.get('/sessions/encours/papers/new?kind=convocation')).text()
    expect(html).toContain('Tout est déjà établi')
    expect((await ana.post('/sessions/encours/papers', { kind: 'convocation', asked_material: 'x' })).status).toBe(422)
  })

  test('says the hours really done, and no certificate without any', async () => {
    const ana = await visitor('odile')
    await ana.post('/sessions/passee/papers', { kind: 'certificat_realisation' })
    const papers = await papersOf('certificat_realisation')
    expect(papers).toHaveLength(2)
    const pages = await Promise.all(papers.map(async ({ id }) => (await ana.get(`/papers/${id}`)).text()))
    expect(pages.some((page) => page.includes('10\u00a0h\u00a030'))).toBe(true)
    expect(pages.some((page) => page.includes('14\u00a0h'))).toBe(true)
  })

  test('takes its numbers without gap nor double, however many issue at once', async () => {
    const ana = await visitor('ana')
    const one = (person: string) => ana.post('/sessions/encours/papers', { kind: 'attestation_fin', for: person })
    await env.SHARD_1.prepare(
      `INSERT INTO presences SELECT organisation_id, 'encours-0', id, 'encours', 'present', 210, '', 0, 'test' FROM enrolments
        WHERE organisation_id = 'lisiere' AND session_id = 'encours'`,
    ).run()
    const posts = Array.from({ length: 9 }, (_, at) => one(`${['cleo', 'lea', 'malo'][at % 3]}-encours`))
    const statuses = (await Promise.all(posts)).map(({ status }) => status)
    const numbers = (await papersOf('attestation_fin')).map(({ number }) => number)
    const made = statuses.filter((status) => status === 303).length
    expect(made).toBe(posts.length)
    expect(numbers).toEqual(Array.from({ length: made }, (_, at) => `AF-2026-${String(at + 1).padStart(4, '0')}`))
    report('paper numbers', `${posts.length} issued at once, ${made} numbered, 0 gaps, 0 doubles`)
  })

  test('is corrected by another that says so, and both lead to each other', async () => {
    const ana = await visitor('ana')
    const [former] = await papersOf('convention')
    expect((await ana.post(`/papers/${former?.id}/correction`, { reason: '' })).status).toBe(422)
    const response = await ana.post(`/papers/${former?.id}/correction`, { reason: 'Mauvaise adresse' })
    expect(response.status).toBe(303)
    const [, later] = await papersOf('convention')
    expect(later).toMatchObject({ number: 'CV-2026-0002', corrects_id: former?.id })
    expect(await (await ana.get(`/papers/${former?.id}`)).text()).toContain('Mauvaise adresse')
    expect(await (await ana.get(`/papers/${former?.id}`)).text()).toContain(`/papers/${later?.id}`)
    expect((await ana.post(`/papers/${former?.id}/void`, { reason: 'encore' })).status).toBe(422)
  })

  test('is sent to the right person, and the log says so', async () => {
    const ana = await visitor('ana')
    const [, , paper] = await papersOf('convocation')
    await ana.post(`/papers/${paper?.id}/sendings`, { email: 'lea@lisiere.example' })
    expect(await (await ana.get(`/papers/${paper?.id}`)).text()).toContain('lea@lisiere.example')
    expect((await ana.post(`/papers/${paper?.id}/sendings`, { email: 'nowhere' })).status).toBe(422)
  })

  test('that was never printed is not sent, and says what to do', async () => {
    const ana = await visitor('ana')
    const answer = await ana.post('/papers/convention-guivarch/sendings', { email: 'denis@lisiere.example' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/n’a\s+pas de PDF à envoyer/u)
  })

  test('that says days which move is void, made again in one go, and standing again when the move is undone', async () => {
    const ana = await visitor('ana')
    await ana.post('/sessions/avenir/papers', { kind: 'convocation', asked_material: 'De quoi écrire' })
    await ana.post('/sessions/avenir/papers', { kind: 'programme' })
    const [held] = await standing('convocation')
    await ana.post(`/papers/${held?.id}/sendings`, { email: 'gael@lisiere.example' })
    const screen = await (await ana.get('/sessions/avenir/postponement')).text()
    expect(screen).toMatch(/Convocation\s: CO-2026-\d+.*établi de nouveau/s)
    expect(await (await ana.get('/sessions/avenir/cancellation')).text()).toMatch(/annulé avec la session/)

    const move = async (id: string, first: string) => {
      const moved = { id, first, reason: 'Neige', tell: '', accepted: '' }
      expect((await ana.post('/sessions/avenir/postponement', moved)).status).toBe(303)
      await deliver()
    }
    const before = await standing()
    await move('01kaq2v7m8k3d5f6g7h8j9k0mn', '2027-05-03')
    expect(await standing()).toEqual([])
    expect(await voidReasons()).toEqual(['Nouvelles dates : Neige'])
    await ana.post('/sessions/avenir/former-dates', { accepted: '' })
    await deliver()
    expect(await standing()).toEqual(before)

    await move('01kaq2v7m8k3d5f6g7h8j9k0mp', '2027-05-10')
    expect(await (await ana.get('/sessions/avenir/papers')).text()).toContain('Tout établir de nouveau')
    expect((await ana.post('/sessions/avenir/papers/reissues')).headers.get('Location')).toMatch(/chores/)
    await deliver()
    const again = await standing()
    expect(again.map(({ kind, corrects_id }) => [kind, corrects_id])).toEqual(before.map(({ kind, id }) => [kind, id]))
    const sent = await all<{ paper_id: string }>(
      `SELECT paper_id FROM paper_sendings WHERE paper_id IN (SELECT value FROM json_each('${JSON.stringify(again.map(({ id }) => id))}'))`,
    )
    expect(sent).toEqual([{ paper_id: again.find(({ corrects_id }) => corrects_id === held?.id)?.id }])
    expect(await (await ana.get('/sessions/avenir/papers')).text()).not.toContain('Tout établir de nouveau')
    expect((await ana.post('/sessions/avenir/papers/reissues')).headers.get('Location')).toMatch(/papers/)
  })

  test('of a session that is cancelled is void with it, and stands again with it', async () => {
    const ana = await visitor('ana')
    const before = await standing()
    expect(before.length).toBeGreaterThan(1)
    await ana.post('/sessions/avenir/cancellation', { reason: 'Trop peu de monde' })
    await deliver()
    expect(await standing()).toEqual([])
    await ana.post('/sessions/avenir/reinstatement', { accepted: '' })
    await deliver()
    expect(await standing()).toEqual(before)
  })

  test('is dated and numbered by the calendar on the wall of the organisation', async () => {
    const odile = await visitor('odile')
    const live = (zone: string) =>
      env.SHARD_1.prepare("UPDATE offices SET time_zone = ? WHERE organisation_id = 'lisiere'").bind(zone).run()
    await live('Pacific/Auckland')
    await odile.post('/sessions/passee/papers', { kind: 'convocation', asked_material: 'De quoi écrire' })
    await live('Europe/Paris')
    const paper = (await papersOf('convocation')).at(-1)
    expect(await (await odile.get(`/papers/${paper?.id}`)).text()).toContain('dimanche 22 novembre 2026')
  })

  test('is found by its kind, its number, its day', async () => {
    const ana = await visitor('ana')
    const page = async (query: string) => (await ana.get(`/papers?${query}`)).text()
    expect(await page('kind=convocation')).not.toContain('CV-2026-0002')
    expect(await page('q=cv-2026-0002')).toContain('CV-2026-0002')
    expect(await page('q=cv-2026-0002')).not.toContain('CV-2026-0001<')
    expect(await page('from=2027-01-01')).toContain('Aucun document ne correspond')
  })
})

describe('a template', () => {
  test('is worded by blocks, refused when it names what does not exist, and kept by versions', async () => {
    const ana = await visitor('ana')
    const address = '/settings/templates/convocation'
    const blocks = { kind: ['title', 'paragraph'], when: ['', ''], each: ['', ''], group: ['', ''] }
    const wrong = await ana.post(address, {
      ...blocks,
      text_0: 'Rendez-vous',
      text_1: '{{trainee.age}}',
      version: '0',
      site: '',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('{{trainee.age}}')
    const right = { ...blocks, text_0: 'Rendez-vous', text_1: 'À **{{trainee.name}}**', version: '0', site: '' }
    expect((await ana.post(address, right)).status).toBe(303)
    expect((await ana.post(address, right)).status).toBe(409)
    const html = await (await ana.get(`${address}?session=avenir`)).text()
    expect(html).toContain('Rendez-vous')
    expect(html).toContain('<b>Gaël Kerbrat</b>')

    const moved = await ana.post(address, { ...right, _do: 'remove-0' })
    expect(await moved.text()).not.toContain('Rendez-vous</textarea>')
    expect((await ana.post(`${address}/reset`, { site: '', version: '1' })).status).toBe(303)
    expect(await (await ana.get(address)).text()).toContain('Modèle fourni')
  })

  test('that leaves out what the law wants says so where it is worded and before each issue, and ours never does', async () => {
    const odile = await visitor('odile')
    const address = '/settings/templates/certificat_realisation'
    const issue = '/sessions/passee/papers/new?kind=certificat_realisation&for=gael-passee'
    for (const page of [`${address}?session=passee`, issue]) {
      expect(await (await odile.get(page)).text()).not.toContain('Ce modèle ne dit')
    }
    const blocks = { kind: ['title', 'paragraph'], when: ['', ''], each: ['', ''], group: ['', ''] }
    const bare = { ...blocks, text_0: 'Certificat', text_1: '{{trainee.name}} a suivi {{programme.title}}', site: '' }
    const seen = await odile.post(`${address}/preview`, { ...bare, version: '0', session: 'passee' })
    expect(await seen.text()).toContain('Ce modèle ne dit')
    expect((await odile.post(address, { ...bare, version: '0' })).status).toBe(303)
    const before = await odile.get(issue)
    const html = await before.text()
    expect(html).toMatch(/Ce modèle ne dit pas.*Durée effectivement réalisée.*Ouvrir le modèle/s)
    expect(html).toContain(`${address}?session=passee`)
    expect(html).not.toMatch(/ne dit pas[^/]*Intitulé de l’action/)
    expect((await odile.post(`${address}/reset`, { site: '', version: '1' })).status).toBe(303)
  })

  test('of before is taken up again from its list of versions', async () => {
    const ana = await visitor('ana')
    const address = '/settings/templates/attestation_assiduite'
    const worded = (text: string, version: string) =>
      ana.post(address, { kind: 'title', text_0: text, when: '', each: '', group: '', version, site: '' })
    expect((await worded('Première façon', '0')).status).toBe(303)
    expect((await worded('Seconde façon', '1')).status).toBe(303)
    const now = await (await ana.get(address)).text()
    expect(now).toContain('Seconde façon</textarea>')
    expect(now).toContain(`${address}?from=1`)
    const former = await (await ana.get(`${address}?from=1`)).text()
    expect(former).toContain('Première façon</textarea>')
    expect(former).toContain('name="version" value="2"')
    expect(await (await ana.get(`${address}?from=7`)).text()).toContain('Seconde façon</textarea>')
  })

  test('is not for who only reads papers', async () => {
    const bruno = await visitor('bruno')
    expect((await bruno.get('/settings/templates')).status).toBe(404)
  })
})
