import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const reading = async (address: string, headers?: Record<string, string>) => {
  const response = await stranger().get(address, headers)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const courseIn = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')

test('shows everybody what an organisation offers, with its next date, its price and its seats', async () => {
  const { status, html, headers } = await reading('/o/lisiere')
  expect(status).toBe(200)
  expect(html).toContain('Manager une équipe au quotidien')
  expect(html).toMatch(/31\s*déc\.\s*2026/)
  expect(html).toMatch(/7\s*places/)
  expect(html).toMatch(/980\s*€ HT/)
  expect(html).not.toContain('miroir')
  expect(headers.get('Cache-Control')).toContain('public, max-age=60')
  expect(headers.get('Vary')).toBe('Cookie, Accept-Language')
})

test('finds an offer by a word of its title, and reads an organisation of another database', async () => {
  const { html } = await reading('/o/garonne?q=risques')
  expect(html).toContain('Prévenir les risques psychosociaux garonne')
  expect(html).not.toContain('Manager')
})

test('speaks the language of who reads', async () => {
  const { html } = await reading('/o/lisiere/manager', { 'Accept-Language': 'en' })
  expect(html).toContain('lang="en"')
  expect(html).toContain('Next dates')
})

test('tells of a programme all that must be told before one registers', async () => {
  const { html } = await reading('/o/lisiere/manager')
  for (const said of [
    'Objectifs',
    'Prérequis',
    'Public visé',
    'Évaluation',
    'Accessibilité',
    'Indicateurs de résultats',
  ]) {
    expect(html).toContain(said)
  }
  expect(html).toContain('Niveau 1 du parcours')
  expect(html).toContain('href="/o/lisiere/sessions/avenir"')
  expect(html).not.toContain('/sessions/encours')
})

test('tells programs the same, as schema.org has it', async () => {
  const { html } = await reading('/o/lisiere/manager')
  expect(courseIn(html)).toMatchObject({
    '@type': 'Course',
    name: 'Manager une équipe au quotidien',
    timeRequired: 'PT21H',
    provider: { name: 'Centre Lisière' },
    hasCourseInstance: [
      {
        '@type': 'CourseInstance',
        courseMode: 'Onsite',
        startDate: '2026-12-31',
        maximumAttendeeCapacity: 8,
        remainingAttendeeCapacity: 7,
        offers: { price: '980.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
      },
    ],
  })
})

test('what was typed cannot leave its place in the page, nor in its data', async () => {
  const ana = await visitor('ana')
  const title = 'Vendre </script><script>alert(1)</script>'
  const form = { title, actionType: 'AF', nsf: '', isPublic: 'on', hours: '7', days: '1' }
  const { headers } = await ana.post('/catalogue', form)
  const { html } = await reading(`/o/lisiere/${(headers.get('Location') ?? '').split('/').at(-1)}`)
  expect(html).not.toContain('<script>alert')
  expect(courseIn(html).name).toBe(title)
})

test('what is internal or put away is not there, nor is what belongs to another', async () => {
  const ana = await visitor('ana')
  await ana.post('/catalogue/rps/archive', { reason: '' })
  expect((await reading('/o/lisiere/rps')).status).toBe(404)
  expect((await reading('/o/lisiere')).html).not.toContain('Prévenir les risques')
  await ana.post('/catalogue/rps/return')
  expect((await reading('/o/lisiere/rps')).status).toBe(200)

  await env.SHARD_1.prepare(
    "UPDATE programmes SET is_public = 0 WHERE organisation_id = 'miroir' AND id = 'manager'",
  ).run()
  expect((await reading('/o/miroir/manager')).status).toBe(404)
  expect((await reading('/o/personne')).status).toBe(404)
  expect((await reading('/o/lisiere/rien')).status).toBe(404)
  expect((await reading('/o/directory')).status).toBe(404)
})

test('a full session offers its waiting list, a cancelled one nothing', async () => {
  await env.SHARD_2.prepare(
    "UPDATE sessions SET seats_max = 1 WHERE organisation_id = 'garonne' AND id = 'avenir'",
  ).run()
  const full = (await reading('/o/garonne/manager')).html
  expect(full).toContain('Liste d’attente')
  expect(courseIn(full).hasCourseInstance[0].offers.availability).toBe('https://schema.org/SoldOut')
  await env.SHARD_2.prepare(
    "INSERT INTO session_cancellations VALUES ('garonne', 'avenir', 1, 'test', 'Pas assez d’inscrits')",
  ).run()
  const { html } = await reading('/o/garonne/manager')
  expect(html).toContain('Aucune date publique')
  expect(courseIn(html).hasCourseInstance).toEqual([])
})

test('what is closed, begins today or is for those who wait is not offered as free', async () => {
  const change = (sql: string) => env.SHARD_1.prepare(sql).run()
  const availability = async () =>
    courseIn((await reading('/o/lisiere/manager')).html).hasCourseInstance.map(
      (one: { offers: { availability: string } }) => one.offers.availability,
    )
  await change("UPDATE enrolments SET state = 'waiting' WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'")
  expect(await availability()).toEqual(['https://schema.org/SoldOut'])
  const { html } = await reading('/o/lisiere/manager')
  expect(html).toContain('Liste d’attente')
  expect((await reading('/o/lisiere')).html).toContain('Liste d’attente')
  await change("UPDATE enrolments SET state = 'enrolled' WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'")
  await change("UPDATE sessions SET starts_on = '2026-11-21' WHERE organisation_id = 'lisiere' AND id = 'avenir'")
  expect(await availability()).toEqual([])
  await change("UPDATE sessions SET starts_on = '2026-12-31' WHERE organisation_id = 'lisiere' AND id = 'avenir'")
  const odile = await visitor('odile')
  expect(await (await odile.get('/sessions/avenir')).text()).toContain('href="/sessions/avenir/registration-page"')
  expect(await (await odile.get('/sessions/avenir/enrolments')).text()).toContain(
    'href="/sessions/avenir/registration-page"',
  )
  await odile.post('/sessions/avenir/registration-page/closure')
  expect(await availability()).toEqual([])
  expect((await reading('/o/lisiere')).html).not.toMatch(/31\s*déc\.\s*2026/)
  await odile.post('/sessions/avenir/registration-page/opening')
  expect(await availability()).toEqual(['https://schema.org/InStock'])
})

test('finds an organisation again after it has moved to another database', async () => {
  expect((await reading('/o/miroir')).status).toBe(200)
  await env.SHARD_1.prepare("UPDATE organisations SET shard = 'SHARD_2' WHERE id = 'miroir'").run()
  expect((await reading('/o/miroir')).status).toBe(404)
  await env.SHARD_1.prepare("UPDATE organisations SET shard = 'SHARD_1' WHERE id = 'miroir'").run()
  expect((await reading('/o/miroir')).status).toBe(200)
})
