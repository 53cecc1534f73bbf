import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { proofRuleOf } from '#domain/quality/proofs/rules.ts'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const secretary = {
  title: 'Organiser son secrétariat',
  actionType: 'AF',
  nsf: '324',
  isPublic: 'on',
  hours: '14',
  days: '2',
  objective: ['Classer ses dossiers', 'Tenir un agenda partagé'],
  objectiveProof: ['Exercice', ''],
  moduleTitle: ['Classer', 'Partager'],
  moduleHours: ['7', '3h30'],
  moduleObjectives: ['Trier\nNommer', ''],
  moduleContent: ['', ''],
  pricePerPerson: '640',
}

const fieldsOf = async (html: string): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    found[name] = [...(found[name] ?? []), value]
  }
  const form = new HTMLRewriter()
    .on('#programme-form input', {
      element(input) {
        const [type, name] = [input.getAttribute('type'), input.getAttribute('name')]
        if (!name || name.startsWith('_')) return
        if ((type === 'checkbox' || type === 'radio') && input.getAttribute('checked') === null) return
        add(name, (input.getAttribute('value') ?? '').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))
      },
    })
    .transform(new Response(html))
  await form.text()
  return found
}

const versionsOf = async (id: string): Promise<string[]> => {
  const { results } = await env.SHARD_1.prepare(
    "SELECT major || '.' || minor AS name FROM programme_versions WHERE organisation_id = 'lisiere' AND programme_id = ? ORDER BY major, minor",
  )
    .bind(id)
    .all<{ name: string }>()
  return results.map(({ name }) => name)
}

const sheetOfManager = async () => {
  const ana = await visitor('ana')
  return (await (await ana.get('/catalogue/manager/programme.json')).json()) as Record<string, unknown>
}

test('lists what is sold, its next dates, and none of the mirror', async () => {
  const ana = await visitor('ana')
  const response = await ana.get('/catalogue')
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('Manager une équipe au quotidien')
  expect(html).toContain('31 déc. 2026'.replaceAll(' ', '\u00a0'))
  expect(html).not.toContain('miroir')
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2 statements=3/)
})

test('finds a programme by any word of its title, within a type and what is public', async () => {
  const ana = await visitor('ana')
  const found = await (await ana.get('/catalogue?q=RISQUES')).text()
  expect(found).toContain('Prévenir les risques')
  expect(found).not.toContain('Manager une équipe')
  expect(await (await ana.get('/catalogue?type=BC')).text()).not.toContain('Manager une équipe')
  expect(await (await ana.get('/catalogue?q=manager&type=AF&show=public')).text()).toContain('Manager une équipe')
})

test('writes a programme, and says so on its page', async () => {
  const ana = await visitor('ana')
  const response = await ana.post('/catalogue', secretary)
  expect(response.status).toBe(303)
  const html = await (await ana.get(response.headers.get('Location') ?? '')).text()
  expect(html).toContain('Organiser son secrétariat')
  expect(html).toContain('Tenir un agenda partagé')
  expect(html).toContain('Programme écrit')
  expect(html).toMatch(/Il reste 3\s*h\s*30 à répartir/)
})

test('writes one programme for a form whose answer was lost, and sent again', async () => {
  const ana = await visitor('ana')
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mp'
  const answers = await Promise.all([1, 2].map(() => ana.post('/catalogue', { ...secretary, title: 'Une fois', id })))
  expect(answers.map(({ headers }) => headers.get('Location'))).toEqual([`/catalogue/${id}`, `/catalogue/${id}`])
  expect(await versionsOf(id)).toEqual(['1.0'])
})

test('gives a refused form back whole, each sentence beside its own line', async () => {
  const response = await (await visitor('ana')).post('/catalogue', {
    ...secretary,
    moduleHours: ['7', 'longtemps'],
    audience: 'Toute <b>personne</b>',
  })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('id="line1-moduleHours-error"')
  expect(html).not.toContain('id="line0-moduleHours-error"')
  expect(html).toContain('Toute &lt;b&gt;personne&lt;/b&gt;')
  expect(html).toContain('Tenir un agenda partagé')
})

test('moves, adds and removes lines without a script: the form comes back rearranged, and nothing is written', async () => {
  const ana = await visitor('ana')
  const before = await versionsOf('manager')
  const moved = await ana.post('/catalogue', { ...secretary, _do: 'objectives:up:1' })
  const fields = await fieldsOf(await moved.text())
  expect(moved.status).toBe(200)
  expect(fields.objective).toEqual(['Tenir un agenda partagé', 'Classer ses dossiers'])
  expect(fields.objectiveProof).toEqual(['', 'Exercice'])
  const more = await ana.post('/catalogue/manager', { ...secretary, version: '1', _do: 'modules:add:2' })
  expect((await fieldsOf(await more.text())).moduleTitle).toEqual(['Classer', 'Partager', ''])
  const less = await ana.post('/catalogue/manager', { ...secretary, version: '1', _do: 'modules:remove:0' })
  expect((await fieldsOf(await less.text())).moduleTitle).toEqual(['Partager'])
  expect(await versionsOf('manager')).toEqual(before)
})

test('another price is a minor version, another objective a major one, and what was sold keeps its own', async () => {
  const ana = await visitor('ana')
  const first = await ana.post('/catalogue', { ...secretary, title: 'Versions', id: '01kaq2v7m8k3d5f6g7h8j9k0mq' })
  const address = first.headers.get('Location') ?? ''
  const id = address.split('/').at(-1) ?? ''
  const change = { ...secretary, title: 'Versions' }
  expect((await ana.post(address, { ...change, pricePerPerson: '700', version: '1' })).status).toBe(303)
  expect(await versionsOf(id)).toEqual(['1.0', '1.1'])
  expect((await ana.post(address, { ...change, pricePerPerson: '700', isPublic: '', version: '2' })).status).toBe(303)
  expect(await versionsOf(id)).toEqual(['1.0', '1.1'])
  const objective = ['Classer', 'Tenir un agenda partagé']
  expect((await ana.post(address, { ...change, pricePerPerson: '700', objective, version: '3' })).status).toBe(303)
  expect(await versionsOf(id)).toEqual(['1.0', '1.1', '2.0'])

  // Nothing is published by hiding the page; each version that anybody may read is.
  const { results } = await env.SHARD_1.prepare(
    `SELECT json_extract(body, '$.version') AS version FROM events JOIN event_payloads ON event_payloads.organisation_id = 'lisiere' AND event_id = events.id
      WHERE events.organisation_id = 'lisiere' AND action = 'programme_published' AND subject_id = ? ORDER BY events.id`,
  )
    .bind(id)
    .all()
  expect(results.map(({ version }) => version)).toEqual(['1.0', '1.1', '2.0'])
  expect(proofRuleOf('programme_published')).toBe('page_published')
})

test('refuses a change made from an older version, keeping what was typed; sent again, it is meant', async () => {
  const ana = await visitor('ana')
  const { headers } = await ana.post('/catalogue', { ...secretary, title: 'À deux' })
  const address = headers.get('Location') ?? ''
  const change = { ...secretary, title: 'À deux', version: '1' }
  expect((await ana.post(address, { ...change, audience: 'Elle' })).status).toBe(303)
  const late = await ana.post(address, { ...change, audience: 'Lui' })
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('Lui</textarea>')
  const again = (await fieldsOf(html)).version?.[0] ?? ''
  expect((await ana.post(address, { ...change, audience: 'Lui', version: again })).status).toBe(303)
  expect(await (await ana.get(address)).text()).toContain('Lui')
})

test('two changes at once: one is kept, the other comes back', async () => {
  const [ana, odile] = [await visitor('ana'), await visitor('odile')]
  const { headers } = await ana.post('/catalogue', { ...secretary, title: 'Ensemble' })
  const address = headers.get('Location') ?? ''
  const change = { ...secretary, title: 'Ensemble', version: '1' }
  const answers = await Promise.all([
    ana.post(address, { ...change, means: 'Salle' }),
    odile.post(address, { ...change, means: 'Atelier' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await versionsOf(address.split('/').at(-1) ?? '')).toEqual(['1.0', '2.0'])
})

test('tells what differs between two versions, line by line, and goes back to the first as a new one', async () => {
  const ana = await visitor('ana')
  const { headers } = await ana.post('/catalogue', { ...secretary, title: 'Retour' })
  const address = headers.get('Location') ?? ''
  const id = address.split('/').at(-1) ?? ''
  const objective = ['Classer ses dossiers', 'Déléguer']
  await ana.post(address, { ...secretary, title: 'Retour', objective, version: '1' })
  const { results } = await env.SHARD_1.prepare(
    "SELECT id FROM programme_versions WHERE organisation_id = 'lisiere' AND programme_id = ? ORDER BY major",
  )
    .bind(id)
    .all<{ id: string }>()
  const [from = '', to = ''] = results.map((row) => row.id)
  const html = await (await ana.get(`${address}/versions?from=${from}&to=${to}`)).text()
  expect(html).toMatch(/<del><span class="sr">Retiré <\/span>Tenir un agenda partagé<\/del>/)
  expect(html).toMatch(/<ins><span class="sr">Ajouté <\/span>Déléguer<\/ins>/)
  expect(html).toContain('<li class="both">Classer ses dossiers · Exercice</li>')

  expect((await ana.post(`${address}/reversion`, { to: from, version: '1' })).status).toBe(422)
  expect((await ana.post(`${address}/reversion`, { to: from, version: '2' })).status).toBe(303)
  expect(await versionsOf(id)).toEqual(['1.0', '2.0', '3.0'])
  const now = await (await ana.get(address)).text()
  expect(now).toContain('Tenir un agenda partagé')
  expect(now).not.toContain('Déléguer')
  expect(await (await ana.get(`${address}?version=${to}`)).text()).toContain('qui n’est plus celle en vente')
  expect((await ana.post(`${address}/reversion`, { to: from, version: '3' })).status).toBe(422)
})

test('a version of another programme, or of the mirror, is not there', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/catalogue/manager?version=rps-1')).status).toBe(404)
  expect((await ana.post('/catalogue/manager/reversion', { to: 'rps-1', version: '1' })).status).toBe(404)
})

test('is archived with undo, once, leaving the sessions as they are', async () => {
  const ana = await visitor('ana')
  const { headers } = await ana.post('/catalogue', { ...secretary, title: 'Ancien' })
  const address = headers.get('Location') ?? ''
  const archived = await ana.post(`${address}/archive`, { reason: 'Plus demandé' }, partial)
  const html = await archived.text()
  expect(html).toContain('Plus demandé')
  expect(html).toContain(`action="${address}/return"`)
  expect((await ana.post(`${address}/archive`, { reason: '' })).status).toBe(422)
  expect(await (await ana.get('/catalogue')).text()).not.toContain('Ancien')
  expect(await (await ana.get('/catalogue?show=archived')).text()).toContain('Ancien')
  expect((await ana.post(`${address}/return`)).status).toBe(303)
  expect(await (await ana.get('/catalogue')).text()).toContain('Ancien')
})

test('is copied under another title, seen by nobody outside', async () => {
  const ana = await visitor('ana')
  const { headers } = await ana.post('/catalogue/rps/copy')
  const html = await (await ana.get(headers.get('Location') ?? '')).text()
  expect(html).toContain('Prévenir les risques psychosociaux (copie)')
  const address = (headers.get('Location') ?? '').replace('/edit', '')
  expect(await (await ana.get(address)).text()).toContain('Interne')
})

test('leaves as a file and comes back the same, once for a form sent twice', async () => {
  const ana = await visitor('ana')
  const written = await sheetOfManager()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mr'
  const text = JSON.stringify({ ...written, title: 'Manager, importé' })
  expect((await ana.post('/catalogue/import', { text, id })).status).toBe(303)
  expect((await ana.post('/catalogue/import', { text, id })).status).toBe(303)
  const again = await (await ana.get(`/catalogue/${id}/programme.json`)).json()
  expect(again).toEqual({ ...written, title: 'Manager, importé' })
  const refused = await ana.post('/catalogue/import', { text: '{"format":"autre"}' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('{&quot;format&quot;:&quot;autre&quot;}')
})

test('only those who train here are qualified, once, and lose it with undo', async () => {
  const ana = await visitor('ana')
  const address = '/catalogue/manager/trainers'
  expect(await (await ana.get(address)).text()).toContain('Bruno Castel')
  expect((await ana.post(address, { person: 'cleo' })).status).toBe(422)
  expect((await ana.post(address, { person: 'bruno' })).status).toBe(422)
  expect((await ana.post(`${address}/removal`, { person: 'bruno' })).status).toBe(303)
  expect(await (await ana.get(address)).text()).toContain('Habiliter Bruno Castel')
  expect((await ana.post(address, { person: 'bruno' })).status).toBe(303)
  expect(await (await ana.get(`${address}?q=castel`)).text()).toContain('Aucun formateur de l’équipe ne correspond')
})

test('shows the sessions of the sites that one sees', async () => {
  expect(await (await (await visitor('ana')).get('/catalogue/rps/sessions')).text()).not.toContain('RPS-passee')
  expect(await (await (await visitor('odile')).get('/catalogue/rps/sessions')).text()).toContain('RPS-passee')
})

test('is read by quality, and changed by who edits the catalogue only', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.get('/catalogue/manager')).status).toBe(200)
  expect((await quentin.get('/catalogue/manager/edit')).status).toBe(404)
  expect((await quentin.post('/catalogue/manager/archive', { reason: '' })).status).toBe(404)
  expect((await (await visitor('cleo')).get('/catalogue')).status).toBe(404)
  expect((await stranger().get('/catalogue')).status).toBe(303)
})

test('is handed over as a PDF, the same for the same version', async () => {
  const ana = await visitor('ana')
  const read = async () => (await ana.get('/catalogue/rps/sheet.pdf')).arrayBuffer()
  const [first, second] = [await read(), await read()]
  expect(new TextDecoder().decode(first.slice(0, 5))).toBe('%PDF-')
  expect(new Uint8Array(first)).toEqual(new Uint8Array(second))
  expect((await stranger().get('/o/garonne/rps/sheet.pdf')).headers.get('Content-Type')).toBe('application/pdf')
  expect((await stranger().get('/o/garonne/rien/sheet.pdf')).status).toBe(404)
})

test('what each session owes its programme is asked on the session: its papers, and the surveys that leave by themselves', async () => {
  const ana = await visitor('ana')
  expect(await (await ana.get('/sessions/encours/papers')).text()).not.toContain('À établir')
  await env.SHARD_1.prepare(
    `UPDATE programme_versions SET content = json_set(content, '$.papers', json('["convocation"]'))
      WHERE organisation_id = 'lisiere' AND programme_id = 'manager'`,
  ).run()
  expect(await (await ana.get('/sessions/encours/papers')).text()).toContain('À établir')
  expect(await (await ana.get('/catalogue/manager')).text()).toContain('href="/surveys/a-chaud"')
})
