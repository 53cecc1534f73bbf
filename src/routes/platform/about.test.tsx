import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

test.each([
  ['/accessibility', 'Accessibilité', 'Accessibility'],
  ['/privacy', 'Données personnelles', 'Personal data'],
])('%s is read by anybody, in both languages', async (path, french, english) => {
  const page = await stranger().get(path)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(`<h1>${french}</h1>`)
  expect(page.headers.get('Server-Timing')).toContain('calls=0')
  expect(await (await stranger().get(path, { 'Accept-Language': 'en' })).text()).toContain(`<h1>${english}</h1>`)
  expect((await (await visitor('cleo')).get(path)).status).toBe(200)
})

test('the privacy page names what is kept in cookies, and for how long', async () => {
  const html = await (await stranger().get('/privacy')).text()
  expect(html).toContain('14 jours')
  expect(html).toContain('cnil.fr')
})

test('help says the keys of the rooms this person has, and how to reach the organisation', async () => {
  await env.SHARD_1.prepare(
    "UPDATE offices SET email = 'bonjour@lisiere.example', phone = '02 40 00 00 12' WHERE organisation_id = 'lisiere'",
  ).run()
  const html = await (await visitor('odile')).get('/help').then((response) => response.text())
  expect(html).toContain('href="mailto:bonjour@lisiere.example"')
  expect(html).toContain('href="tel:0240000012"')
  expect(html).toContain('<p>Sites</p>')
  expect(html).not.toContain('miroir')
  const trainee = await (await visitor('cleo')).get('/help').then((response) => response.text())
  expect(trainee).not.toContain('<p>Sites</p>')
})

test('help says so when the organisation has given no contact', async () => {
  const html = await (await visitor('odile', 'garonne')).get('/help').then((response) => response.text())
  expect(html).toContain('Votre organisation n’a pas encore donné')
  expect((await stranger().get('/help')).status).toBe(303)
})
