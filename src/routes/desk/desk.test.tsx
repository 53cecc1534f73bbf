import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const desk = async (member: string, organisation = 'lisiere', factors = 2) =>
  (await (await visitor(member, organisation, factors)).get('/desk')).text()

const has = (html: string, ...sentences: string[]) => sentences.map((sentence) => html.includes(sentence))

test('guides the first hour by what is there, never by what was ticked', async () => {
  expect(has(await desk('igor'), '2 sur 6', 'Samedi 21 novembre 2026.', 'Ajouter votre logo')).toEqual([
    true,
    true,
    true,
  ])
  expect(has(await desk('igor', 'lisiere', 1), '1 sur 6')).toEqual([true])
  await env.SHARD_1.prepare(
    "UPDATE offices SET legal_mentions = 'SAS', colour = '#205040' WHERE organisation_id = 'lisiere'",
  ).run()
  expect(has(await desk('igor'), '4 sur 6')).toEqual([true])
  expect(has(await desk('igor', 'miroir'), '2 sur 6')).toEqual([true])
})

test('is put away by one person for herself, and brought back', async () => {
  const odile = await visitor('odile')
  expect((await odile.post('/desk/checklist/dismissal')).status).toBe(303)
  expect(has(await desk('odile'), 'Afficher les premiers pas', 'sur 6')).toEqual([true, false])
  expect(has(await desk('igor'), 'sur 6')).toEqual([true])
  const back = await odile.post('/desk/checklist/return', {}, partial)
  expect(has(await back.text(), 'sur 6', '<html')).toEqual([true, false])
})

test('shows everybody else her own account and place, and no list', async () => {
  for (const member of ['bruno', 'cleo', 'ana']) {
    expect(has(await desk(member), 'Premiers pas', 'Votre place ici', 'Activité récente')).toEqual([false, true, false])
  }
})

test('tells what happened last, with names, to who may read it and to nobody of elsewhere', async () => {
  const odile = await visitor('odile')
  await odile.post('/settings/sites/vannes/closure', { reason: 'Travaux' })
  expect(has(await desk('quentin'), 'Site fermé · Vannes port', 'Odile Marchand · 21')).toEqual([true, true])
  expect(has(await desk('quentin', 'miroir'), 'Site fermé')).toEqual([false])
})

test('costs one round trip, and is closed to strangers', async () => {
  const response = await (await visitor('odile')).get('/desk')
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2 /)
  expect((await stranger().get('/desk')).status).toBe(303)
})

test('tells the coordinator what needs her, who is in the rooms and what comes next; of her sites only', async () => {
  const ana = await desk('ana')
  expect(has(ana, 'Ce qui vous attend', '2 demi-journées restent à émarger', '2 documents manquent')).toEqual([
    true,
    true,
    false,
  ])
  expect(has(ana, 'En salle', 'Bruno Castel', 'Prochaines sessions', 'Sessions ce mois-ci')).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(has(await desk('odile'), '2 documents manquent', 'miroir')).toEqual([true, false])
})

test('leads trainers, trainees and companies to their own room, and shows them nothing of the office', async () => {
  for (const [member, room] of [
    ['bruno', '/teaching'],
    ['cleo', '/training'],
    ['denis', '/company'],
  ] as const) {
    const html = await desk(member)
    expect(has(html, `href="${room}"`, 'Ce qui vous attend', 'Sessions ce mois-ci')).toEqual([true, false, false])
  }
})

test('tells whoever teaches, learns or signs what waits in their own name, and nothing of anybody else', async () => {
  const bruno = await desk('bruno')
  expect(has(bruno, 'À confirmer', 'Vos prochaines séances', 'Rien ne vous attend')).toEqual([true, true, false])
  const cleo = await desk('cleo')
  expect(has(cleo, 'Vos prochaines dates', 'Manager une équipe', 'À confirmer')).toEqual([true, true, false])
  expect(has(await desk('denis'), 'À confirmer', 'Vos prochaines')).toEqual([false, false])
  expect(has(await desk('ana'), 'Vos prochaines')).toEqual([false])
})

test('comes after what needs somebody, and before when nothing does', async () => {
  const order = async (organisation?: string) => {
    const html = await desk('odile', organisation)
    return html.indexOf('id="first-steps"') < html.indexOf('id="needs"') ? 'first' : 'after'
  }
  expect(await order()).toBe('after')
  await env.SHARD_1.prepare("DELETE FROM concerns WHERE organisation_id = 'lisiere'").run()
  expect(await order()).toBe('first')
})
