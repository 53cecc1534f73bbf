import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, request, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const form = (colour: string, more: Record<string, string> = {}) => ({
  colour,
  picked: '#1f5c40',
  shown: '',
  version: '1',
  ...more,
})

test('proposes, for a colour too light for white text, the nearest one that carries it', async () => {
  const odile = await visitor('odile')
  const response = await odile.post('/settings/look/colour', form('#F2B632'))
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Un texte blanc ne se lit pas assez bien')
  expect(html).toContain('value="#f2b632"')
  const proposal = /name="proposal" value="(#[0-9a-f]{6})"/.exec(html)?.[1] ?? ''
  const taken = await odile.post(
    '/settings/look/colour',
    form('#f2b632', { shown: '#f2b632', picked: '#f2b632', proposal }),
  )
  expect(taken.status).toBe(303)
  expect((await office())?.colour).toBe(proposal)
  expect(await (await odile.get('/settings/look')).text()).toContain(`/look/${proposal.slice(1)}.css`)
})

test('the palette and the text are one field: the one that changed is kept', async () => {
  const igor = await visitor('igor')
  const { colour: shown, version } = (await office()) ?? {}
  const kept = { shown: String(shown), picked: '#2a4d8f', version: String(version) }
  expect((await igor.post('/settings/look/colour', form(String(shown), kept))).status).toBe(303)
  expect((await office())?.colour).toBe('#2a4d8f')
})

test('no colour at all gives back the green of the house', async () => {
  const odile = await visitor('odile')
  const { colour: shown, version } = (await office()) ?? {}
  const fields = form('', { shown: String(shown), picked: String(shown), version: String(version) })
  expect((await odile.post('/settings/look/colour', fields)).status).toBe(303)
  expect((await office())?.colour).toBe('')
})

test('refuses what is no colour, and a form overtaken by another, keeping what was typed', async () => {
  const odile = await visitor('odile')
  const junk = await odile.post('/settings/look/colour', form('rouge;}', { version: '4' }))
  expect(junk.status).toBe(422)
  expect(await junk.text()).toContain('rouge;}')
  const stale = await odile.post('/settings/look/colour', form('#2a4d8f', { version: '1' }))
  expect(stale.status).toBe(409)
  const html = await stale.text()
  expect(html).toContain('Ce qui a changé entre-temps')
  expect(html).toContain('value="#2a4d8f"')
})

test('judges a colour as it is picked, without keeping it', async () => {
  const before = await office()
  const response = await (await visitor('odile')).get('/settings/look?colour=&picked=%23ffee00&shown=', {
    ...partial,
    'HX-Target': 'div#look-colour',
  })
  const html = await response.text()
  expect(html).toContain('Trop claire pour un texte blanc')
  expect(html).not.toContain('id="look-logo"')
  expect(await office()).toEqual(before)
})

test('the sheet of a colour says that colour, and no address says anything else', async () => {
  const sheet = await request('/look/2a4d8f.css')
  expect([sheet.status, await sheet.text()]).toEqual([200, '.brand{--brand:#2a4d8f;--brand-on:#fff}'])
  expect(sheet.headers.get('Content-Type')).toContain('text/css')
  expect(sheet.headers.get('Cache-Control')).toContain('immutable')
  for (const wrong of ['red.css', '2a4d8f', '2A4D8F.css', '2a4d8f%7D.css', '2a4d8.css', '2a4d8f.css.css']) {
    expect((await request(`/look/${wrong}`)).status).toBe(404)
  }
})

test('is chosen by management only', async () => {
  expect((await (await visitor('ana')).post('/settings/look/colour', form('#000000'))).status).toBe(404)
  expect(await (await (await visitor('ana')).get('/settings/look')).text()).not.toContain('name="picked"')
  expect((await (await visitor('denis')).get('/settings/look')).status).toBe(404)
  expect((await stranger().post('/settings/look/colour', form('#000000'))).status).toBe(303)
  expect(
    (await (await visitor('odile')).post('/settings/look/colour', form('#000000', { _for: 'miroir' }))).status,
  ).toBe(403)
  const mirror = await env.SHARD_1.prepare("SELECT colour FROM offices WHERE organisation_id = 'miroir'").first()
  expect(mirror).toEqual({ colour: '' })
})

const office = () =>
  env.SHARD_1.prepare("SELECT colour, version FROM offices WHERE organisation_id = 'lisiere'").first<{
    colour: string
    version: number
  }>()
