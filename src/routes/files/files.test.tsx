import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { answer } from '#jobs/consume.ts'
import { destroyDue } from '#jobs/files-purge.ts'
import { sweepFiles } from '#jobs/files-sweep.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { hostileFiles } from '#test/files/hostile.ts'
import { zipOf } from '#test/files/zip.ts'
import { bytesOf } from '#test/images/bytes.ts'
import { clock, partial, request, stranger, visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

beforeAll(world)

const paper = (mark: string) => bytesOf(`%PDF-1.7\n1 0 obj<</T(${mark})>>endobj\nstartxref\n0\n%%EOF\n`)

test('keeps several files, looks into each, then lets whoever may read take them', async () => {
  const sent = await send({ 'Convention été.pdf': paper('one'), 'liste.csv': bytesOf('nom;note\r\nAna;12\r\n') })
  expect(sent.status).toBe(303)
  const carole = await visitor('carole')
  const waiting = await (await carole.get('/files')).text()
  expect(waiting).toContain('Convention été.pdf')
  expect(waiting).toContain('Vérification en cours')
  const id = await idOf('Convention été.pdf')
  expect((await carole.get(`/files/${id}/content`)).status).toBe(404)
  expect((await objects('quarantine/lisiere/')).length).toBe(2)

  await work()
  expect(await (await carole.get('/files')).text()).not.toContain('Vérification en cours')
  expect(await objects('quarantine/lisiere/')).toEqual([])
  const served = await carole.get(`/files/${id}/content`)
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  })
  expect(served.headers.get('Content-Disposition')).toMatch(/^inline; filename="Convention ete.pdf"/)
  expect(await served.bytes()).toEqual(paper('one'))
})

test('leaves in part, to who has it already, and as a head without its bytes', async () => {
  const carole = await visitor('carole')
  const address = `/files/${await idOf('Convention été.pdf')}/content`
  const etag = (await carole.get(address)).headers.get('ETag') ?? ''
  const part = await carole.get(address, { Range: 'bytes=1-3', 'If-Range': etag })
  expect([part.status, await part.text()]).toEqual([206, 'PDF'])
  expect((await carole.get(address, { 'If-None-Match': etag })).status).toBe(304)
  expect((await carole.get(`${address}?download`)).headers.get('Content-Disposition')).toMatch(/^attachment/)
  const head = await request(address, { method: 'HEAD', headers: await headersOf('carole') })
  expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([
    200,
    String(paper('one').length),
    '',
  ])
})

test('opens to whoever keeps papers, and to nobody else', async () => {
  const address = `/files/${await idOf('Convention été.pdf')}`
  for (const member of ['bruno', 'cleo', 'denis', 'aude']) {
    expect((await (await visitor(member)).get(address)).status).toBe(404)
    expect((await (await visitor(member)).get(`${address}/content`)).status).toBe(404)
  }
  expect((await send({ 'a.pdf': paper('a') }, { member: 'carole' })).status).toBe(404)
  expect((await send({ 'a.pdf': paper('a') }, { shownFor: 'miroir' })).status).toBe(403)
  expect((await (await visitor('odile', 'miroir')).get(address)).status).toBe(404)
  expect(await objects('quarantine/lisiere/')).toEqual([])
})

test('keeps what is good among what is not, and says what is wrong with each', async () => {
  const before = await rows()
  const answered = await send({ 'bon.pdf': paper('good'), 'jeu.exe': bytesOf('MZ\0\0'), 'vide.pdf': bytesOf('') })
  const html = await answered.text()
  expect(answered.status).toBe(422)
  expect(html).toContain('jeu.exe')
  expect(html).toContain('Ce type de fichier n’est pas accepté')
  expect(html).toContain('Ce fichier est vide')
  expect(await rows()).toEqual({ holdings: before.holdings + 1, files: before.files + 1 })
  expect((await send({})).status).toBe(422)
  await work()
})

test('a refusal at the door leaves no object and no row; one after a look leaves its word', async () => {
  const before = await rows()
  const hostile = hostileFiles.filter(({ end }) => end === 'refused').slice(0, 12)
  for (const { bytes, fileName, declared } of hostile.slice(0, 3)) await send({ [fileName]: bytes() }, { declared })
  await work()
  expect(await objects('quarantine/lisiere/')).toEqual([])
  expect((await rows()).files - before.files).toBeLessThanOrEqual(3)

  await send({ 'macros.docx': macros() })
  await work()
  const odile = await visitor('odile')
  const id = await idOf('macros.docx')
  expect(await (await odile.get(`/files/${id}`)).text()).toContain('contient des macros')
  expect((await odile.get(`/files/${id}/content`)).status).toBe(404)
})

test('what was found in it is said, and it leaves as an attachment', async () => {
  await send({ 'actif.pdf': bytesOf('%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>\nstartxref\n0\n%%EOF\n') })
  await work()
  const odile = await visitor('odile')
  const id = await idOf('actif.pdf')
  expect(await (await odile.get(`/files/${id}`)).text()).toContain('contient des actions automatiques')
  expect((await odile.get(`/files/${id}/content`)).headers.get('Content-Disposition')).toMatch(/^attachment/)
})

test('a new version takes its place, and those before can still be taken', async () => {
  await send({ 'modele.pdf': paper('first') })
  const id = await idOf('modele.pdf')
  const replaced = await send({ 'autre nom.pdf': paper('second') }, { to: `/files/${id}/versions` })
  expect(replaced.status).toBe(303)
  await work()
  const odile = await visitor('odile')
  const html = await (await odile.get(`/files/${id}`)).text()
  expect(html).toContain('Version 2')
  expect(await (await odile.get(`/files/${id}/content`)).bytes()).toEqual(paper('second'))
  expect(await (await odile.get(`/files/versions/${id}/1`)).bytes()).toEqual(paper('first'))
  expect((await odile.get(`/files/versions/${id}/9`)).status).toBe(404)

  const raced = await Promise.all(
    ['third', 'fourth'].map((mark) => send({ 'c.pdf': paper(mark) }, { to: `/files/${id}/versions` })),
  )
  expect(raced.map(({ status }) => status).sort()).toEqual([303, 409])
  await work()
})

test('twenty people who send the same bytes at once store them once', async () => {
  const same = paper('same for all')
  await Promise.all(Array.from({ length: 20 }, (_, each) => send({ [`copie ${each}.pdf`]: same })))
  await work()
  const { results } = await env.SHARD_1.prepare(
    "SELECT sha256 FROM files JOIN holdings ON holdings.file_id = files.id WHERE holdings.name LIKE 'copie %'",
  ).all<{ sha256: string }>()
  expect(results.length).toBe(20)
  const [sha256] = new Set(results.map((row) => row.sha256))
  expect((await objects('o/lisiere/')).filter((key) => key.endsWith(sha256 ?? ''))).toHaveLength(1)
  expect(
    (await env.SHARD_1.prepare('SELECT count(*) AS n FROM file_checks').first<{ n: number }>())?.n,
  ).toBeGreaterThan(19)
})

test('renames, files and dates: the last day follows the rule, and a form kept open is told', async () => {
  const odile = await visitor('odile')
  const id = await idOf('bon.pdf')
  const change = { name: 'Contrat 2026', rule: 'contracts', startsOn: '2026-01-31', version: '1' }
  expect((await odile.post(`/files/${id}`, change)).status).toBe(303)
  const html = await (await odile.get(`/files/${id}`)).text()
  expect(html).toContain('Contrat 2026.pdf')
  expect(html).toContain('31 janvier 2031')
  expect((await odile.post(`/files/${id}`, change)).status).toBe(409)
  expect((await odile.post(`/files/${id}`, { ...change, startsOn: '2026-02-30', version: '2' })).status).toBe(422)
  expect(await (await odile.get('/files?q=contrat')).text()).toContain('Contrat 2026.pdf')

  expect(
    (await odile.post('/settings/retention/contracts', { months: '120', reason: 'Notre avocate', version: '0' }))
      .status,
  ).toBe(303)
  expect(await (await odile.get(`/files/${id}`)).text()).toContain('31 janvier 2036')
  expect(await (await odile.get('/settings/retention')).text()).toContain('Notre avocate')
  expect((await odile.post('/settings/retention/contracts', { months: '6', reason: 'x', version: '0' })).status).toBe(
    409,
  )
  expect((await odile.post('/settings/retention/contracts/proposal')).status).toBe(303)
  expect(await (await odile.get(`/files/${id}`)).text()).toContain('31 janvier 2031')
})

test('a link opens one file to whoever has it, is counted, and ends', async () => {
  const odile = await visitor('odile')
  const id = await idOf('modele.pdf')
  const made = await (await odile.post(`/files/${id}/links`, { days: '7' })).text()
  const address = /value="[^"]*(\/shared\/[\w.-]+)"/.exec(made)?.[1] ?? expect.unreachable('no address')
  expect(await (await odile.get(`/files/${id}`)).text()).not.toContain(address)

  const page = await stranger().get(address)
  expect([page.status, (await page.text()).includes('modele.pdf')]).toEqual([200, true])
  await stranger().get(address)
  expect(await usesOf(id)).toBe(0)
  const taken = await stranger().post(address)
  expect(taken.headers.get('Content-Disposition')).toMatch(/^attachment; filename="modele.pdf"/)
  expect((await taken.bytes()).length).toBeGreaterThan(50)
  expect(await usesOf(id)).toBe(1)

  for (const other of ['/shared/nothing', `${address}x`, `/shared/${await forged()}`]) {
    expect(await (await stranger().get(other)).text()).toContain('n’ouvre plus rien')
    expect((await stranger().post(other)).status).toBe(404)
  }
  const link = await env.SHARD_1.prepare('SELECT id FROM file_links WHERE holding_id = ?')
    .bind(id)
    .first<{ id: string }>()
  expect((await odile.post(`/files/${id}/links/revocation`, { link: link?.id ?? '' })).status).toBe(303)
  expect((await odile.post(`/files/${id}/links/revocation`, { link: link?.id ?? '' })).status).toBe(409)
  const after = await stranger().get(address)
  expect(await after.text()).toContain('n’ouvre plus rien')
  expect((await stranger().post(address)).status).toBe(404)
  expect((await (await visitor('carole')).post(`/files/${id}/links`, { days: '7' })).status).toBe(404)
})

test('goes to the trash, comes back, and is destroyed with a word that stays', async () => {
  const odile = await visitor('odile')
  const id = await idOf('modele.pdf')
  expect((await odile.post(`/files/${id}/destruction`)).status).toBe(409)
  expect((await odile.post(`/files/${id}/trash`)).status).toBe(303)
  expect((await odile.get(`/files/${id}/content`)).status).toBe(404)
  expect(await (await odile.get('/files')).text()).not.toContain('modele.pdf')
  expect(await (await odile.get('/files/trash')).text()).toContain('modele.pdf')
  expect((await odile.post(`/files/${id}`, { name: 'x', rule: 'proofs', startsOn: '', version: '4' })).status).toBe(409)
  expect((await odile.post(`/files/${id}/restoration`)).status).toBe(303)
  expect((await odile.post(`/files/${id}/restoration`)).status).toBe(409)
  expect((await odile.get(`/files/${id}/content`)).status).toBe(200)

  await odile.post(`/files/${id}/trash`)
  const held = (await objects('o/lisiere/')).length
  expect((await odile.post(`/files/${id}/destruction`)).status).toBe(303)
  expect((await odile.get(`/files/${id}`)).status).toBe(404)
  await work()
  expect((await objects('o/lisiere/')).length).toBe(held - 3)
  const register = await (await odile.get('/files/destructions')).text()
  expect(register).toContain('modele.pdf')
  expect(register).toContain('Odile Marchand')
  await expect(
    env.SHARD_1.prepare("DELETE FROM destructions WHERE organisation_id = 'lisiere'").run(),
  ).rejects.toThrow()
})

test('cron destroys what is past its day, once, and only then; shared bytes stay for the others', async () => {
  const [one = '', two = '', kept = ''] = await Promise.all(['copie 1.pdf', 'copie 2.pdf', 'copie 3.pdf'].map(idOf))
  const odile = await visitor('odile')
  await odile.post(`/files/${one}/trash`)
  await odile.post(`/files/${two}`, { name: 'copie 2', rule: 'applications', startsOn: '2024-11-20', version: '1' })
  expect(await destroyDue(env, ambient)).toBe(1)
  const later = { ...ambient, clock: { now: () => clock.now() + 30 * 24 * 3600_000 } }
  expect(
    (await Promise.all([destroyDue(env, later), destroyDue(env, later)])).reduce((sum, each) => sum + each, 0),
  ).toBe(1)
  await work()
  expect((await odile.get(`/files/${one}`)).status).toBe(404)
  expect(await (await odile.get(`/files/${kept}/content`)).bytes()).toEqual(paper('same for all'))
  const register = await (await odile.get('/files/destructions')).text()
  expect(register).toContain('30 jours dans la corbeille')
  expect(register).toContain('Candidatures non retenues')
})

test('bytes that no row names are swept after a day, and none that one does', async () => {
  await env.FILES.put('quarantine/lisiere/stray', 'x')
  await env.FILES.put(`o/lisiere/${'a'.repeat(64)}`, 'x')
  await env.FILES.put('o/lisiere/incoming/other', 'x')
  await send({ 'attend.pdf': paper('waits') })
  const before = (await objects('o/')).length
  expect(await sweepFiles(env, { ...ambient, clock: { now: () => Date.now() } })).toBe(0)
  const tomorrow = { ...ambient, clock: { now: () => Date.now() + 25 * 3600_000 } }
  for (let each = 0; each < 12; each++) await sweepFiles(env, tomorrow, 5)
  expect(await objects('quarantine/')).toHaveLength(1)
  expect((await objects('o/')).length).toBe(before - 1)
  await work()
  const odile = await visitor('odile')
  expect((await odile.get(`/files/${await idOf('attend.pdf')}/content`)).status).toBe(200)
})

test('a file whose bytes are still on their way out for another one waits for them', async () => {
  await send({ 'revient.pdf': paper('comes back') })
  const file = await env.SHARD_1.prepare("SELECT id, sha256 FROM files WHERE name = 'revient.pdf'").first<{
    sha256: string
  }>()
  await env.SHARD_1.prepare("INSERT INTO file_removals VALUES ('lisiere', ?, 1)").bind(file?.sha256).run()
  await expect(work()).rejects.toThrow('on their way out')
  await env.SHARD_1.prepare('DELETE FROM file_removals').run()
  await work()
  expect((await (await visitor('odile')).get(`/files/${await idOf('revient.pdf')}/content`)).status).toBe(200)
})

test('the list shows one use when asked, and answers alone when it asks for itself', async () => {
  const odile = await visitor('odile')
  expect(await (await odile.get('/files?use=evidence')).text()).not.toContain('/files/0')
  expect(await (await odile.get('/files?use=document')).text()).toContain('attend.pdf')
  const list = await (await odile.get('/files', { ...partial, 'HX-Target': 'div#holdings' })).text()
  expect(list).toMatch(/^<div id="holdings" data-live="files"/)
})

const ambient = { clock, ids: makeIds(clock.now), handlersOf }

type Sending = { to?: string; member?: string; shownFor?: string; declared?: string }

async function send(files: Record<string, Uint8Array>, sending: Sending = {}) {
  const { to = '/files', member = 'odile', shownFor = 'lisiere', declared = 'application/pdf' } = sending
  const form = new FormData()
  form.set('_for', shownFor)
  for (const [name, bytes] of Object.entries(files)) form.append('file', new File([bytes], name, { type: declared }))
  return request(to, { method: 'POST', body: form, headers: await headersOf(member) })
}

async function headersOf(member: string): Promise<Record<string, string>> {
  await visitor(member)
  const identity = identityOf(member)
  const where = { organisation: 'lisiere', shard: 'SHARD_1', hats: '[]', grants: '[]', site: '' }
  const claims = { login: `login-${identity}-2`, identity, ...where }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, clock.now())
  return { Cookie: `__Host-login=${cookie}`, 'Sec-Fetch-Site': 'same-origin' }
}

/** A link of another purpose, signed by the same house. */
const forged = () => tokens(env.SECRET).sign('link', { purpose: 'reset', id: 'x' }, 600, clock.now())

const macros = () =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: '<w/>' },
    { name: 'word/vbaProject.bin', data: 'x' },
  ])

/** What the queue would do, until nothing is owed. */
async function work(): Promise<void> {
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' ORDER BY event_id",
  ).all<{ eventId: string; handler: string }>()
  for (const row of results) await answer(env, ambient, { shard: 'SHARD_1', organisationId: 'lisiere', ...row })
}

async function idOf(name: string): Promise<string> {
  const row = await env.SHARD_1.prepare("SELECT id FROM holdings WHERE organisation_id = 'lisiere' AND name = ?")
    .bind(name)
    .first<{ id: string }>()
  return row?.id ?? expect.unreachable(`no holding is called ${name}`)
}

async function rows() {
  const count = async (table: string) =>
    (await env.SHARD_1.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n ?? 0
  return { holdings: await count('holdings'), files: await count('files') }
}

const usesOf = async (id: string) =>
  (await env.SHARD_1.prepare('SELECT uses FROM file_links WHERE holding_id = ?').bind(id).first<{ uses: number }>())
    ?.uses

const objects = async (prefix: string) => (await env.FILES.list({ prefix })).objects.map(({ key }) => key)
