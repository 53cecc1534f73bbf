import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { listCaptured } from '#edge/mail-capture.ts'
import { makeQueue } from '#test/queue.ts'
import { clock, type Visitor, visitor, world } from '#test/visit.ts'

const ids = makeIds(clock.now)
const page = '/company/sessions/avenir'

let denis: Visitor
beforeEach(async () => {
  await world()
  denis = await visitor('denis')
  await run("DELETE FROM registrations WHERE organisation_id = 'lisiere'")
  await run("DELETE FROM enrolments WHERE organisation_id = 'lisiere' AND source = 'company'")
  await change('seats_max = 8, is_public = 1, is_paid_online = 0')
})

const all = async (sql: string) => (await env.SHARD_1.prepare(sql).all<Record<string, unknown>>()).results
const run = (sql: string) => env.SHARD_1.prepare(sql).run()
const text = async (path: string) => (await denis.get(path)).text()
const change = (sql: string) => run(`UPDATE sessions SET ${sql} WHERE organisation_id = 'lisiere' AND id = 'avenir'`)

const asked = (people: string, changes: Record<string, string> = {}) => ({
  id: ids.next(),
  company: '',
  people,
  consent: 'on',
  step: 'enrol',
  ...changes,
})

const coming = () =>
  all(`SELECT given_name AS name, state, company_id AS company, source, by_id <> '' AS signed, email
    FROM enrolments JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = enrolments.person_id
    WHERE enrolments.organisation_id = 'lisiere' AND session_id = 'avenir' AND company_id = 'guivarch' AND source = 'company'
    ORDER BY given_name`)

test('a contact finds what is open to all, and enrols the people of her company in one go', async () => {
  expect(await text('/company/sessions')).toContain(`href="${page}"`)
  expect(await text('/company/sessions')).not.toContain('/company/sessions/encours')
  expect(await text(page)).toContain('Qui inscrivez-vous')

  const list = 'Léa Morvan\nInès Carpentier <ines@exemple.example>\nseul'
  const preview = await (await denis.post(page, asked(list, { step: '', consent: '' }))).text()
  expect(preview).toMatch(/Déjà connue.{1,3}Léa Morvan/)
  expect(preview).toContain('Nouvelle personne')
  expect(preview).toMatch(/ne se lisent pas[^<]*: 3/)
  expect(await coming()).toEqual([])

  expect((await denis.post(page, asked(list))).headers.get('Location')).toBe('/company')
  expect(await coming()).toEqual([
    {
      name: 'Inès',
      state: 'enrolled',
      company: 'guivarch',
      source: 'company',
      signed: 1,
      email: 'ines@exemple.example',
    },
    { name: 'Léa', state: 'enrolled', company: 'guivarch', source: 'company', signed: 1, email: 'lea@lisiere.example' },
  ])
  expect(await text('/company')).toContain('Inès Carpentier')
  const odile = await visitor('odile')
  const [enrolment] = await all("SELECT id FROM enrolments WHERE organisation_id = 'lisiere' AND source = 'company'")
  expect(await (await odile.get(`/enrolments/${enrolment?.id}`)).text()).toContain('par son entreprise')
})

test('each is told by mail, as whoever registers alone', async () => {
  await denis.post(page, asked('Anne Tanguy <anne@exemple.example>'))
  const queue = makeQueue()
  for (const owed of await all("SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere'")) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...owed })
  }
  while ((await queue.deliver()) > 0);
  const mail = (await listCaptured(env)).find(({ to }) => to === 'anne@exemple.example')
  expect(mail?.subject).toContain('Manager')
})

test('a form sent again, or twice at once, does nothing more', async () => {
  const form = asked('Soizic Le Dû\nPaul Guéguen <paul@exemple.example>\nLéa Morvan\nMorvan Léa <lea@lisiere.example>')
  const answers = await Promise.all([denis.post(page, form), denis.post(page, form)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await denis.post(page, form)).status).toBe(303)
  expect((await coming()).map(({ name }) => name)).toEqual(['Léa', 'Paul', 'Soizic'])
  const [made] = await all(
    "SELECT count(*) AS n FROM persons WHERE organisation_id = 'lisiere' AND given_name IN ('Soizic', 'Paul')",
  )
  expect(made).toEqual({ n: 2 })
})

test('seats are never overrun: she sees who will wait, and they do', async () => {
  await change('seats_max = 2')
  const list = 'Katell Abgrall\nRonan Bizien'
  const preview = await (await denis.post(page, asked(list, { step: '' }))).text()
  expect(preview).toMatch(/Katell Abgrall(?:(?!waiting).)*Ronan Bizien.*Ira en liste/s)
  await Promise.all(['Katell Abgrall', 'Ronan Bizien'].map((one) => denis.post(page, asked(one))))
  expect((await coming()).map(({ state }) => state).sort()).toEqual(['enrolled', 'waiting'])
})

test('she never learns who else is known, and enrols nobody of elsewhere', async () => {
  const [gael] = await all(
    "SELECT id, given_name, family_name, email FROM persons WHERE organisation_id = 'lisiere' AND id = 'gael'",
  )
  const list = `${gael?.given_name} ${gael?.family_name}\nAutre Nom <${gael?.email}>`
  const preview = await (await denis.post(page, asked(list, { step: '' }))).text()
  expect(preview).not.toContain('Déjà')
  expect(preview.match(/Nouvelle personne/g)).toHaveLength(2)
  expect((await denis.post(page, asked(list, { who: '1:gael' }))).status).toBe(303)
  const enrolled = await all(
    "SELECT person_id FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND source = 'company'",
  )
  expect(enrolled).toHaveLength(2)
  expect(enrolled).not.toContainEqual({ person_id: 'gael' })
})

test('the company is hers, whatever the form says; who speaks for none enrols nobody', async () => {
  const { status } = await denis.post(page, asked('Inès Carpentier', { company: 'ouest' }))
  expect(status).toBe(422)
  await run("DELETE FROM company_contacts WHERE organisation_id = 'lisiere'")
  expect((await denis.post(page, asked('Inès Carpentier'))).headers.get('Location')).toBe('/company/sessions')
  expect(await coming()).toEqual([])
})

test('what is refused keeps what was typed, with a sentence beside', async () => {
  const unread = await denis.post(page, asked('seul'))
  expect(unread.status).toBe(422)
  expect(await unread.text()).toMatch(/Aucune ligne ne se lit.*seul/s)
  const many = await denis.post(page, asked(Array.from({ length: 41 }, (_, at) => `Agent Numero${at}`).join('\n')))
  expect(await many.text()).toMatch(/40 personnes à la fois.*Agent Numero40/s)
  const unsure = await denis.post(page, asked('Inès Carpentier', { consent: '' }))
  expect(unsure.status).toBe(422)
  expect(await unsure.text()).toMatch(/value="Inès Carpentier".*Cochez la case/s)
  expect(await coming()).toEqual([])
})

test('a seat that is paid at once is taken on the page for everybody, and a session that is shut by nobody', async () => {
  await change('is_paid_online = 1')
  expect(await text('/company/sessions')).toContain('href="/o/lisiere/sessions/avenir"')
  expect((await denis.post(page, asked('Inès Carpentier'))).headers.get('Location')).toBe('/o/lisiere/sessions/avenir')
  await change('is_paid_online = 0, is_public = 0')
  expect(await text('/company/sessions')).toContain('Aucune session ouverte')
  expect((await denis.get(page)).headers.get('Location')).toBe('/company/sessions')
  await change("is_public = 1, starts_on = '2026-11-21'")
  expect((await denis.post(page, asked('Inès Carpentier'))).headers.get('Location')).toBe('/company/sessions')
  expect(await coming()).toEqual([])
})
