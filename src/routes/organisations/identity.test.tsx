import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { clock, now, partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const typed = {
  name: 'Centre Lisière',
  legalForm: 'SAS',
  nda: '52 44 00001 44',
  vatNumber: 'FR 40 303265045',
  address: '12 quai de la Fosse\r\n44000 Nantes',
  email: 'Bonjour@Lisiere.example',
  phone: '02 40 00 00 00',
  website: 'www.lisiere.example',
  legalMentions: 'Capital de 10 000 €',
}

test('shows each part of the settings with its state in words', async () => {
  const html = await (await visitor('odile', 'garonne')).get('/settings').then((response) => response.text())
  expect(html).toContain('Identité et mentions légales')
  expect(html).toContain('À compléter')
  expect(html).toContain('adresse e-mail de contact')
  expect(html).not.toContain('miroir')
})

test('keeps the identity, tidied, and says what papers will carry', async () => {
  const odile = await visitor('odile')
  const html = await (await odile.get('/settings/identity')).text()
  expect(html).toContain('Où cela paraît')
  const response = await odile.post('/settings/identity', { ...typed, version: '1' })
  expect(response.status).toBe(303)

  const office = await officeOf('lisiere')
  expect(office).toMatchObject({
    nda: '52440000144',
    vat_number: 'FR40303265045',
    email: 'bonjour@lisiere.example',
    website: 'https://www.lisiere.example',
    version: 2,
  })
  expect(await (await odile.get('/settings/identity')).text()).toContain('Identité modifiée')
  expect(await officeOf('miroir')).toMatchObject({ legal_form: 'SARL', version: 1 })
})

test('refuses a form made from an older version, showing what is there beside what was typed', async () => {
  const odile = await visitor('odile')
  const late = await odile.post('/settings/identity', { ...typed, legalForm: 'SARL', version: '1' })
  const html = await late.text()
  expect(late.status).toBe(409)
  expect(html).toContain('Ce qui a changé entre-temps')
  expect(html).toMatch(/data-l="Enregistré maintenant"[^>]*>SAS</)
  expect(html).toMatch(/data-l="Ce que vous avez écrit"[^>]*>SARL</)
  expect(html).toContain('name="version" value="2"')
  expect((await officeOf('lisiere'))?.legal_form).toBe('SAS')
})

test('gives a refused form back whole, a sentence beside each field', async () => {
  const response = await (await visitor('odile')).post('/settings/identity', {
    ...typed,
    nda: '12',
    website: 'javascript:alert(1)',
    vatNumber: 'FR00303265045',
    legalForm: '<b>SAS',
    version: '2',
  })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Il compte 11 chiffres')
  expect(html).toContain('Elle commence par https://')
  expect(html).toContain('numéro de TVA n’est pas valable')
  expect(html).toContain('&lt;b&gt;SAS')
  expect(html).toContain('bonjour@lisiere.example'.replace('b', 'B').replace('l', 'L'))
})

test('answers htmx with the page and the frame, under their new name', async () => {
  const igor = await visitor('igor', 'garonne')
  const fields = { ...typed, name: 'Institut Garonne et Tarn', version: '1' }
  const html = await (await igor.post('/settings/identity', fields, partial)).text()
  expect(html).not.toContain('<html')
  expect(html).toContain('hx-target="#switcher"')
  expect(html).toContain('<b>Institut Garonne et Tarn</b>')
  expect(html).toContain('<title>Identité et mentions légales · Institut Garonne et Tarn</title>')
})

test('the directory follows the name, once, and a second delivery changes nothing', async () => {
  const event = await env.SHARD_2.prepare(
    "SELECT id FROM events WHERE organisation_id = 'garonne' AND action = 'identity_changed'",
  ).first<{ id: string }>()
  const message = {
    shard: 'SHARD_2',
    organisationId: 'garonne',
    eventId: event?.id ?? '',
    handler: 'followInDirectory',
  }
  await answer(env, ambient, message)
  await answer(env, ambient, message)
  const entry = await env.SHARD_1.prepare("SELECT name FROM organisations WHERE id = 'garonne'").first()
  expect(entry).toEqual({ name: 'Institut Garonne et Tarn' })
  const owed = await env.SHARD_2.prepare(
    "SELECT count(*) AS n FROM outbox WHERE event_id = ? AND handler = 'followInDirectory'",
  )
    .bind(event?.id)
    .first()
  expect(owed).toEqual({ n: 0 })
})

test('is read by the team and written by management only', async () => {
  const bruno = await visitor('bruno')
  const html = await (await bruno.get('/settings/identity')).text()
  expect(html).toContain('Vous pouvez lire ces réglages')
  expect(html).not.toContain('name="legalForm"')
  expect((await bruno.post('/settings/identity', { ...typed, version: '2' })).status).toBe(404)
  expect((await (await visitor('cleo')).get('/settings/identity')).status).toBe(404)
  expect((await stranger().get('/settings/identity')).status).toBe(303)
  const elsewhere = await (await visitor('odile')).post('/settings/identity', {
    ...typed,
    version: '2',
    _for: 'miroir',
  })
  expect(elsewhere.status).toBe(403)
})

test('the SIRET is corrected by an owner who has just proved herself', async () => {
  expect((await (await visitor('igor')).get('/settings/identity/siret')).status).toBe(404)
  const odile = await visitor('odile')
  expect(await (await odile.get('/settings/identity/siret')).text()).toContain('Numéro enregistré')

  const wrong = await odile.post('/settings/identity/siret', { siret: '90000000100018', version: '2' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="90000000100018"')

  const stale = await odile.post('/settings/identity/siret', { siret: '73282932000074', version: '1' })
  expect(stale.status).toBe(409)

  const fine = await odile.post('/settings/identity/siret', { siret: '732 829 320 00074', version: '2' })
  expect([fine.status, fine.headers.get('Location')]).toEqual([303, '/settings/identity'])
  expect((await officeOf('lisiere'))?.siret).toBe('73282932000074')
})

test('the SIRET of another organisation is refused', async () => {
  const response = await (await visitor('odile')).post('/settings/identity/siret', {
    siret: '90000000200015',
    version: '3',
  })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Une autre organisation porte déjà ce SIRET')
  expect((await officeOf('lisiere'))?.siret).toBe('73282932000074')
})

test('an older proof leads to proving again', async () => {
  const odile = await visitor('odile')
  await env.SHARD_1.prepare("UPDATE logins SET proved_at = ? WHERE identity_id = 'id-odile'")
    .bind(now - 11 * 60_000)
    .run()
  const response = await odile.get('/settings/identity/siret')
  expect(response.headers.get('Location')).toContain('/sign-in/proof?next=')
  const post = await odile.post('/settings/identity/siret', { siret: '90000000100017', version: '3' })
  expect(post.headers.get('Location')).toContain('/sign-in/proof')
  expect((await officeOf('lisiere'))?.siret).toBe('73282932000074')

  await env.SHARD_1.prepare("UPDATE logins SET proved_at = ? WHERE identity_id = 'id-odile'").bind(now).run()
  const cookies = post.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const again = await odile.get('/settings/identity/siret', { Cookie: cookies.join('; ') })
  expect(await again.text()).toContain('value="90000000100017"')
  expect(again.headers.getSetCookie().join()).toMatch(/__Host-typed=; Max-Age=0/)
})

const ambient = { clock, ids: makeIds(clock.now), handlersOf }

const officeOf = (organisation: string) =>
  env.SHARD_1.prepare('SELECT * FROM offices WHERE organisation_id = ?')
    .bind(organisation)
    .first<Record<string, string | number>>()
