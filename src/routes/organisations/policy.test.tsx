import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { permissions } from '#domain/members/matrix.ts'
import { now, partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const rules = { secondFactor: 'optional', language: 'fr', offered: ['fr', 'en'], timeZone: 'Europe/Paris' }

test('says who of the team has no second factor yet: how many, the first of them, and where all of them are', async () => {
  const odile = await visitor('odile')
  const before = await odile.get('/settings/policy')
  expect(before.headers.get('Server-Timing')).toMatch(/calls=2/)
  const html = await before.text()
  expect(html).toContain('Sans second facteur\u00a0: 7')
  expect(html).toMatch(/href="\/settings\/members\/sylvie"[\s\S]*state=unprotected/)

  await env.SHARD_1.prepare("INSERT INTO second_factors VALUES ('lisiere', 'sylvie', ?)").bind(now).run()
  const after = await (await odile.get('/settings/policy')).text()
  expect(after).toContain('Sans second facteur\u00a0: 6')
  expect(after).not.toContain('/settings/members/sylvie')
  const listed = await (await odile.get('/settings/members?state=unprotected')).text()
  expect(listed).toContain('/settings/members/ana"')
  expect(listed).not.toMatch(/members\/(sylvie|cleo)"/)
  expect(await (await odile.get('/settings/members?state=unprotected&q=delm')).text()).not.toContain('members/bruno"')
})

test('keeps the rules, with one event for each that changed', async () => {
  const odile = await visitor('odile')
  const change = { secondFactor: 'staff', language: 'en', offered: 'fr', timeZone: 'Indian/Reunion', version: '1' }
  expect((await odile.post('/settings/policy', change)).status).toBe(303)
  expect(await office()).toEqual({
    second_factor: 'staff',
    languages: 'en,fr',
    time_zone: 'Indian/Reunion',
    version: 2,
  })
  expect(await events()).toEqual(['second_factor_changed', 'languages_changed', 'time_zone_changed'])

  await odile.post('/settings/policy', { ...change, timeZone: 'Europe/Paris', version: '2' }, partial)
  expect(await events()).toHaveLength(4)
})

test('asks who has one factor only for a second one, once it is required', async () => {
  const response = await (await visitor('igor', 'lisiere', 1)).get('/settings/policy')
  expect(response.headers.get('Location')).toContain('required')
})

test('refuses that somebody requires of others what she does not have herself', async () => {
  const odile = await visitor('odile', 'garonne', 1)
  const response = await odile.post('/settings/policy', { ...rules, secondFactor: 'staff', version: '1' })
  expect(response.status).toBe(422)
  const html = await response.text()
  expect(html).toContain('Activez d’abord votre propre second facteur')
  expect(html).toMatch(/value="staff"[^>]*checked/)
})

test('refuses a time zone or a language that does not exist, keeping what was typed', async () => {
  const odile = await visitor('odile', 'miroir')
  const response = await odile.post('/settings/policy', {
    ...rules,
    timeZone: 'Europe/Nantes',
    language: 'de',
    version: '1',
  })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Ce fuseau horaire n’existe pas')
  expect(html).toContain('value="Europe/Nantes"')
})

test('refuses a form overtaken by another, showing both', async () => {
  const odile = await visitor('odile')
  const response = await odile.post('/settings/policy', { ...rules, version: '1' })
  const html = await response.text()
  expect(response.status).toBe(409)
  expect(html).toMatch(/data-l="Enregistré maintenant"[^>]*>Obligatoire pour l’équipe/)
  expect(html).toMatch(/data-l="Ce que vous avez écrit"[^>]*>Au choix de chacun/)
})

test('is read by the team, written by management, closed to others', async () => {
  const bruno = await visitor('bruno')
  expect(await (await bruno.get('/settings/policy')).text()).not.toContain('name="timeZone"')
  expect((await bruno.post('/settings/policy', { ...rules, version: '1' })).status).toBe(404)
  expect((await (await visitor('cleo')).get('/settings/policy')).status).toBe(404)
  expect((await stranger().get('/settings/policy')).status).toBe(303)
  expect(
    (await (await visitor('odile')).post('/settings/policy', { ...rules, version: '3', _for: 'miroir' })).status,
  ).toBe(403)
})

test('features are turned on and off, each with its event, and leave the rail', async () => {
  const odile = await visitor('odile')
  expect(await (await odile.get('/settings')).text()).toContain('href="/settings/keys"')
  expect((await odile.post('/settings/features', { sso: 'on' })).status).toBe(303)
  expect(await (await odile.get('/settings')).text()).not.toContain('href="/settings/keys"')
  expect(await (await (await visitor('odile', 'miroir')).get('/settings')).text()).toContain('href="/settings/keys"')
  expect((await events()).slice(4)).toEqual(['feature_turned_off'])
  await odile.post('/settings/features', { sso: 'on' })
  expect(await events()).toHaveLength(5)
  await odile.post('/settings/features', { sso: 'on', api: 'on' })
  expect((await events()).slice(5)).toEqual(['feature_turned_on'])
})

test('features nobody has declared are refused, and so are people without the right', async () => {
  expect((await (await visitor('odile')).post('/settings/features', { rockets: 'on' })).status).toBe(422)
  expect((await (await visitor('ana')).post('/settings/features', {})).status).toBe(404)
  expect((await stranger().get('/settings/features')).status).toBe(303)
})

test('the table of rights shows every permission to the team, and to no guest', async () => {
  const html = await (await (await visitor('bruno')).get('/settings/roles')).text()
  expect(html).toContain('Corriger le SIRET')
  expect(html.match(/scope="row"/g)).toHaveLength(permissions.length)
  expect(html).toContain('Personne n’a de droit en plus de son rôle.')
  await env.SHARD_1.prepare("INSERT INTO grants VALUES ('lisiere', 'bruno', 'members.read', '', ?, 'test')")
    .bind(now)
    .run()
  const after = await (await (await visitor('bruno')).get('/settings/roles')).text()
  expect(after).toContain('1\u00a0droit donné en plus de son rôle')
  expect(after).toContain('href="/settings/members"')
  expect((await (await visitor('cleo')).get('/settings/roles')).status).toBe(404)
})

const office = () =>
  env.SHARD_1.prepare(
    "SELECT second_factor, languages, time_zone, version FROM offices WHERE organisation_id = 'lisiere'",
  ).first()

async function events(): Promise<string[]> {
  const { results } = await env.SHARD_1.prepare(
    "SELECT action FROM events WHERE organisation_id = 'lisiere' AND subject_id = 'lisiere' ORDER BY seq",
  ).all<{ action: string }>()
  return results.map(({ action }) => action)
}
