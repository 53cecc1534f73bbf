import { env } from 'cloudflare:workers'
import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { tokens } from '#edge/tokens.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { now, request, visitor, world } from '#test/visit.ts'

const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)

beforeAll(world)

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results
const first = async (sql: string, ...values: unknown[]) => (await all(sql, ...values))[0] ?? {}
const igor = () => visitor('igor', 'lisiere', 2, 'lisiere', app)

async function settle() {
  const rows = await all("SELECT event_id, handler FROM outbox WHERE organisation_id = 'lisiere'")
  queue.lose()
  for (const { event_id: eventId, handler } of rows) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: String(eventId), handler: String(handler) })
  }
  while ((await queue.deliver()) > 0);
}

async function bring(bytes: Uint8Array | string, name: string, fields: Record<string, string> = {}) {
  await igor()
  const claims = {
    login: 'login-id-igor-2',
    identity: 'id-igor',
    organisation: 'lisiere',
    shard: 'SHARD_1',
    hats: '[]',
    grants: '[]',
    site: '',
  }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, now)
  const body = new FormData()
  for (const [key, value] of Object.entries({ _for: 'lisiere', kind: 'people', ...fields })) body.append(key, value)
  body.append('file', new File([bytes], name))
  const init = { method: 'POST', body, headers: { Cookie: `__Host-login=${cookie}`, 'Sec-Fetch-Site': 'same-origin' } }
  const answer = await request('/imports', init, app)
  const id = (answer.headers.get('Location') ?? '').split('/').at(-1) ?? ''
  return { status: answer.status, id, text: id === '' ? await answer.text() : '' }
}

/** Columns as they were proposed, then the trial. */
async function attempt(id: string, change: Record<string, string> = {}) {
  const owner = await igor()
  const page = await (await owner.get(`/imports/${id}`)).text()
  const selects = [...page.matchAll(/<select[^>]*name="(column\d+)"[^>]*>([\s\S]*?)<\/select>/g)]
  const columns = Object.fromEntries(
    selects.map(([, name = '', inside = '']) => [name, /<option value="([^"]*)" selected/.exec(inside)?.[1] ?? '']),
  )
  await owner.post(`/imports/${id}/columns`, { ...columns, ...change })
  await settle()
  return { columns: Object.values(columns), page: await (await owner.get(`/imports/${id}`)).text() }
}

async function importIt(id: string, policy = 'skip') {
  const owner = await igor()
  await owner.post(`/imports/${id}/run`, { policy })
  await settle()
  return (await owner.get(`/imports/${id}`)).text()
}

const people = (like: string) =>
  all(
    "SELECT given_name, family_name, email, phone FROM persons WHERE organisation_id = 'lisiere' AND email LIKE ? ORDER BY email",
    like,
  )

const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test('a list as Windows writes it, with semicolons and a title above, is read and its columns recognised', async () => {
  const text = [
    'Stagiaires 2026;;;;',
    'Nom;Prénom;Courriel;Tél;Société;Code interne',
    'Lefèvre;Zoé;zoe@une.example;612345678;Ateliers du Mât;A1',
    'Ogé;Noël;noel@une.example;06 11 22 33 44;Ateliers du Mât;A2',
  ].join('\r\n')
  const { status, id } = await bring(windows(text), 'stagiaires.csv')
  expect(status).toBe(303)
  const { columns, page } = await attempt(id)
  expect(columns).toEqual(['familyName', 'givenName', 'email', 'phone', 'company', ''])
  expect(page).toContain('Importer 2')
  expect(await people('%@une.example')).toEqual([])
  expect(await importIt(id)).toContain('L’import est terminé')
  expect(await people('%@une.example')).toEqual([
    { given_name: 'Noël', family_name: 'Ogé', email: 'noel@une.example', phone: '06 11 22 33 44' },
    { given_name: 'Zoé', family_name: 'Lefèvre', email: 'zoe@une.example', phone: '0612345678' },
  ])
  expect(
    await all("SELECT 1 FROM companies WHERE organisation_id = 'lisiere' AND name = 'Ateliers du Mât'"),
  ).toHaveLength(1)
  expect(
    await all(
      "SELECT 1 FROM employments JOIN companies ON companies.organisation_id = employments.organisation_id AND companies.id = company_id WHERE employments.organisation_id = 'lisiere' AND name = 'Ateliers du Mât'",
    ),
  ).toHaveLength(2)
})

test('what was corrected once is remembered for the next list', async () => {
  const list = (mark: string) => `Patronyme,Petit nom,Contact\nMorel,Ana,${mark}@habit.example\n`
  const one = await attempt((await bring(list('a'), 'un.csv')).id, { column0: 'familyName', column1: 'givenName' })
  expect(one.columns).toEqual(['', '', 'email'])
  const two = await attempt((await bring(list('b'), 'deux.csv')).id)
  expect(two.columns).toEqual(['familyName', 'givenName', 'email'])
})

test('each refused line is told with its reason, and leaves for a spreadsheet with nothing that calculates', async () => {
  const text = [
    'nom;prénom;email;siret',
    'Un;Bon;bon@trois.example;',
    '=CMD();Sans;pas-une-adresse;',
    ';;personne@trois.example;',
    'Deux;Fois;bon@trois.example;',
    'Faux;Siret;siret@trois.example;12345678901234',
  ].join('\n')
  const { id } = await bring(text, 'fautes.csv')
  const { page } = await attempt(id)
  expect(page).toContain('Le SIRET n’est pas valable.')
  expect(page).toContain('déjà plus haut dans le fichier')
  const owner = await igor()
  const file = await owner.get(`/imports/${id}/faults.csv`)
  const refused = await file.text()
  expect(file.headers.get('Content-Type')).toContain('text/csv')
  expect(refused.trim().split('\r\n')).toHaveLength(5)
  expect(refused).toContain("'=CMD()")
  expect(refused).not.toMatch(/(^|;)"?=/m)
  await importIt(id)
  expect(await people('%@trois.example')).toHaveLength(1)
})

test('somebody known is left, completed or made again, as was chosen', async () => {
  const list = (phone: string) => `Nom;Prénom;Mail;Portable\nKerbrat;Gaël;gael@lisiere.example;${phone}\n`
  const kept = (await bring(list('0601010101'), 'garder.csv')).id
  expect((await attempt(kept)).page).toContain('Pour les personnes déjà connues')
  await importIt(kept, 'skip')
  expect((await people('gael@lisiere.example'))[0]?.phone).toBe('')
  const updated = (await bring(list('0602020202'), 'completer.csv')).id
  await attempt(updated)
  await importIt(updated, 'update')
  expect(await people('gael@lisiere.example')).toMatchObject([{ phone: '0602020202' }])
})

test('a workbook enrols its people in a session: seats first, then the waiting list', async () => {
  await env.SHARD_1.prepare(
    "UPDATE sessions SET seats_max = 3 WHERE organisation_id = 'lisiere' AND id = 'avenir'",
  ).run()
  const rows = [
    ['Nom complet', 'E-mail'],
    ...[1, 2, 3, 4].map((n) => [`DUPONT Personne${n}`, `p${n}@classeur.example`]),
  ]
  const workbook = (await writeXlsx({ sheets: [{ name: 'Liste', rows }] })) as Uint8Array
  expect((await bring(workbook, 'classeur.xlsx', { kind: 'enrolments', session: 'nulle-part' })).status).toBe(422)
  const { id } = await bring(workbook, 'classeur.xlsx', { kind: 'enrolments', session: 'avenir' })
  await attempt(id)
  expect(await importIt(id)).toContain('L’import est terminé')
  const states = await all(
    "SELECT state, source, count(*) AS people FROM enrolments JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = person_id WHERE enrolments.organisation_id = 'lisiere' AND session_id = 'avenir' AND email LIKE '%@classeur.example' GROUP BY state ORDER BY state",
  )
  expect(states).toEqual([
    { state: 'enrolled', source: 'import', people: 2 },
    { state: 'waiting', source: 'import', people: 2 },
  ])

  // Somebody has been looked after since: that person stays.
  const { id: touched } = await first(
    "SELECT id FROM persons WHERE organisation_id = 'lisiere' AND email = 'p1@classeur.example'",
  )
  await env.SHARD_1.prepare(
    "UPDATE persons SET phone = '0611111111', version = version + 1 WHERE organisation_id = 'lisiere' AND id = ?",
  )
    .bind(touched)
    .run()
  const owner = await igor()
  await owner.post(`/imports/${id}/undo`)
  await settle()
  expect(await (await owner.get(`/imports/${id}`)).text()).toContain('Une personne reste')
  expect(await people('%@classeur.example')).toMatchObject([{ email: 'p1@classeur.example' }])
  const { taken, waiting } = await first(
    "SELECT taken, waiting FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir'",
  )
  expect([taken, waiting]).toEqual([1, 0])
})

test('what is no list is refused, with the form kept', async () => {
  expect((await bring(windows('\x89PNG\r\n\x1a\n\0\0'), 'photo.csv', { kind: 'people' })).status).toBe(422)
  expect((await bring('', 'vide.csv')).status).toBe(422)
})

test('a list stopped in its course, then taken back, leaves nothing', async () => {
  const lines = Array.from({ length: 600 }, (_, at) => `Nom${at};Prénom;long${at}@longue.example`)
  const { id } = await bring(['Nom;Prénom;Mail', ...lines].join('\n'), 'longue.csv')
  await attempt(id)
  const owner = await igor()
  await owner.post(`/imports/${id}/run`, { policy: 'skip' })
  const [work] = await all(
    "SELECT event_id, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'runChore'",
  )
  queue.lose()
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: String(work?.event_id), handler: 'runChore' })
  await owner.post(`/imports/${id}/stop`)
  await settle()
  expect(await (await owner.get(`/imports/${id}`)).text()).toContain('L’import s’est arrêté')
  await owner.post(`/imports/${id}/undo`)
  await settle()
  expect(await people('%@longue.example')).toEqual([])
  report('imports', '0 people left by what was taken back')
})

const lines = (...some: string[]) => some.join('\n')

test('somebody enrolled from a list is sent by the company of their line, at its price, with what else it says of them', async () => {
  await env.SHARD_1.prepare(
    "UPDATE sessions SET seats_max = 12 WHERE organisation_id = 'lisiere' AND id = 'avenir'",
  ).run()
  const text = lines(
    'Nom;Prénom;E-mail;Entreprise;Fonction;Date de naissance;CP;Ville;Statut;Prix HT',
    'Bart;Ève;eve@envoi.example;Transports Guivarc’h;Cheffe;24/11/1985;1000;Bourg;Salariée;1 200,50 €',
    'Cadou;Yann;yann@envoi.example;;;;;;;',
    'Faux;Date;date@envoi.example;;;31/02/1985;;;;',
  )
  const { id } = await bring(text, 'envoi.csv', { kind: 'enrolments', session: 'avenir' })
  const { page } = await attempt(id)
  expect(page).toMatch(/La date ne se lit pas/)
  expect(page).not.toContain('>Référence de la session</option>')
  await importIt(id)
  const made =
    await all(`SELECT email, company_id AS company, price, born_on AS born, postal_code AS code, category FROM enrolments
    JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = enrolments.person_id
    LEFT JOIN person_details ON person_details.organisation_id = persons.organisation_id AND person_details.person_id = persons.id
    WHERE enrolments.organisation_id = 'lisiere' AND session_id = 'avenir' AND email LIKE '%@envoi.example' ORDER BY email`)
  expect(made).toEqual([
    {
      email: 'eve@envoi.example',
      company: 'guivarch',
      price: 120_050,
      born: '1985-11-24',
      code: '01000',
      category: 'employee',
    },
    { email: 'yann@envoi.example', company: null, price: 98_000, born: null, code: null, category: null },
  ])
  await (await igor()).post(`/imports/${id}/undo`)
  await settle()
  expect(await people('%@envoi.example')).toEqual([])
})

test('a list that names a session in each line enrols the same person in several, made once', async () => {
  const text = lines(
    'Nom;Prénom;E-mail;Session',
    'Sauvage;Iris;iris@plusieurs.example;MAN-avenir',
    'Sauvage;Iris;iris@plusieurs.example;MAN-encours',
    'Sauvage;Iris;iris@plusieurs.example;MAN-avenir',
    'Perdu;Ici;perdu@plusieurs.example;S-1999-0001',
    'Sans;Rien;rien@plusieurs.example;',
  )
  const { id } = await bring(text, 'plusieurs.csv', { kind: 'enrolments', session: '' })
  const owner = await igor()
  const refused = await owner.post(`/imports/${id}/columns`, {
    column0: 'familyName',
    column1: 'givenName',
    column2: 'email',
    column3: '',
  })
  expect(decodeURIComponent(refused.headers.get('Set-Cookie') ?? '')).toContain('Dites quelle colonne')
  const { columns, page } = await attempt(id)
  expect(columns).toEqual(['familyName', 'givenName', 'email', 'session'])
  for (const why of ['déjà plus haut', 'Aucune session n’a cette référence', 'La référence de la session manque'])
    expect(page).toContain(why)
  await importIt(id)
  expect(await people('%@plusieurs.example')).toHaveLength(1)
  expect(
    await all(`SELECT session_id AS s FROM enrolments JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = person_id
      WHERE enrolments.organisation_id = 'lisiere' AND email = 'iris@plusieurs.example' ORDER BY 1`),
  ).toEqual([{ s: 'avenir' }, { s: 'encours' }])
  await owner.post(`/imports/${id}/undo`)
  await settle()
  expect(await people('%@plusieurs.example')).toEqual([])
})

test('whoever sees some sites chooses the session of a list', async () => {
  const ana = await visitor('ana', 'lisiere', 2, 'lisiere', app)
  expect(await (await ana.get('/imports')).text()).not.toContain('Laissez vide si une colonne')
  expect(await (await (await igor()).get('/imports')).text()).toContain('Laissez vide si une colonne')
})

test('taken back, a list gives back what it had completed, but for what somebody has changed since', async () => {
  const known = async (email: string) =>
    first(
      `SELECT phone, born_on AS born FROM persons LEFT JOIN person_details ON person_details.organisation_id = persons.organisation_id AND person_id = persons.id
        WHERE persons.organisation_id = 'lisiere' AND email = ?`,
      email,
    )
  const list = (phone: string) =>
    lines(
      'Nom;Prénom;E-mail;Téléphone;Né le;Entreprise',
      `Le Bihan;Malo;malo@lisiere.example;${phone};1990-01-02;Ouest Logistique`,
      `Morvan;Léa;lea@lisiere.example;${phone};1991-01-02;`,
    )
  const before = [await known('malo@lisiere.example'), await known('lea@lisiere.example')]
  const { id } = await bring(list('0612121212'), 'completer.csv')
  await attempt(id)
  await importIt(id, 'update')
  expect(await known('malo@lisiere.example')).toEqual({ phone: '0612121212', born: '1990-01-02' })
  const works = () =>
    all(
      "SELECT 1 FROM employments WHERE organisation_id = 'lisiere' AND person_id = 'malo' AND company_id = 'ouest' AND until = ''",
    )
  expect(await works()).toHaveLength(1)
  await env.SHARD_1.prepare(
    "UPDATE persons SET phone = '0699999999', version = version + 1 WHERE organisation_id = 'lisiere' AND id = 'lea'",
  ).run()
  const owner = await igor()
  await owner.post(`/imports/${id}/undo`)
  await settle()
  expect(await known('malo@lisiere.example')).toEqual(before[0])
  expect(await works()).toHaveLength(0)
  expect(await known('lea@lisiere.example')).toMatchObject({ phone: '0699999999' })
  expect(await (await owner.get(`/imports/${id}`)).text()).toContain('Une personne reste')
})
