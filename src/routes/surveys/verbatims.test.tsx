import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(async () => {
  await world()
  await env.SHARD_1.batch([...texts('lisiere'), ...texts('miroir')])
})

const content = JSON.stringify({
  questions: [
    { id: 'mot', kind: 'text', text: { fr: 'Un mot' } },
    { id: 'aide', kind: 'text', text: { fr: 'Ce qui a aidé' }, repeat: 'trainer' },
  ],
})

/** Thirty people wrote twice, under promise of anonymity; two have written elsewhere. */
function texts(organisation: string): D1PreparedStatement[] {
  const run = (sql: string, ...values: string[]) => env.SHARD_1.prepare(sql).bind(organisation, ...values)
  return [
    run(
      "INSERT INTO surveys VALUES (?1, 'secret', 'Enquête anonyme', 'hot', 'trainee', 1, 3, 1, 1, 'seed', 'enquete')",
    ),
    run("INSERT INTO survey_versions VALUES (?1, 'secret', 1, ?2, 1, 'seed')", content),
    ...Array.from({ length: 32 }, (_, at) =>
      run(
        "INSERT INTO answers VALUES (?1, ?2, 'secret', 1, ?3, ?4, ?5, NULL, ?6, NULL, NULL, '[]', '2026-11-14', 'form', NULL)",
        ...[
          `x${String(at).padStart(2, '0')}`,
          ...(at < 30 ? ['passee', 'rps', 'vannes'] : ['avenir', 'manager', 'nantes']),
        ],
        JSON.stringify({ mot: `${organisation} mot ${at}.`, 'aide:trainer:bruno': `aide ${at}.` }),
      ),
    ),
  ]
}

const wordsOf = (html: string, what: RegExp) => [...html.matchAll(what)].map(([, text]) => text)

test('reads what was written page by page, each once, of one question or of all', async () => {
  const quentin = await visitor('quentin')
  const [seen, pages]: [string[], number[]] = [[], []]
  let address: string | undefined = '/surveys/secret/verbatims?question=mot'
  while (address) {
    const html = await (await quentin.get(address)).text()
    const texts = wordsOf(html, /<blockquote dir="auto">lisiere (mot \d+\.)/g)
    seen.push(...texts.filter((text) => text !== undefined))
    pages.push(texts.length)
    address = /href="([^"]*after=[^"]*)"[^>]*>\s*Suivant/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(pages).toEqual([25, 7])
  expect(new Set(seen).size).toBe(32)
  const all = await (await quentin.get('/surveys/secret/verbatims')).text()
  expect(all).toContain('à propos de Bruno')
  expect(all).not.toContain('miroir')
})

test('an anonymous one comes with its month alone; a named one with who, when and about what', async () => {
  const quentin = await visitor('quentin')
  const secret = await (await quentin.get('/surveys/secret/verbatims')).text()
  expect(secret).toContain('novembre 2026')
  expect(secret).not.toMatch(/14\snov/)
  expect(secret).not.toContain('risques psychosociaux')
  const named = await (await quentin.get('/surveys/a-chaud/verbatims')).text()
  expect(named).toContain('Des exercices très concrets')
  expect(named).toContain('gael, ')
  expect(named).toContain('risques psychosociaux')
  const about = (survey: string) =>
    env.SHARD_1.prepare(
      `INSERT INTO answers SELECT organisation_id, 'm' || ?1, ?1, version, session_id, programme_id, site_id, NULL,
        '{"mot:module:1":"Du temps en plus"}', NULL, NULL, '[]', on_day, source, NULL FROM answers WHERE organisation_id = 'lisiere' AND id = 'x00'`,
    ).bind(survey)
  await env.SHARD_1.batch([about('a-chaud'), about('secret')])
  const module = async (survey: string) => (await quentin.get(`/surveys/${survey}/verbatims?q=temps`)).text()
  expect(await module('a-chaud')).toContain('Agir et orienter')
  const kept = await module('secret')
  expect(kept).toContain('Du temps en plus')
  expect(kept).not.toContain('Agir et orienter')
  await env.SHARD_1.prepare("DELETE FROM answers WHERE id GLOB 'm*'").run()
})

test('a group too small hides its words, and the one that would tell them', async () => {
  const quentin = await visitor('quentin')
  for (const look of ['programme=manager', 'programme=rps', 'site=nantes', 'session=avenir']) {
    const html = await (await quentin.get(`/surveys/secret/verbatims?${look}`)).text()
    expect(html).toContain('Trop peu de réponses')
    expect(html).not.toContain('mot 3')
  }
})

test('hides one with a reason, from those who may not edit, and shows it again', async () => {
  const quentin = await visitor('quentin')
  const address = '/surveys/a-chaud/verbatims/reponse-gael~mot'
  expect((await quentin.post(`${address}/hiding`, { reason: '' })).status).toBe(422)
  expect((await quentin.post(`${address}/hiding`, { reason: 'Nomme un collègue' })).status).toBe(303)
  expect(await (await quentin.get('/surveys/a-chaud/verbatims')).text()).toContain('Nomme un collègue')
  const reader = await (await (await visitor('carole')).get('/surveys/a-chaud/verbatims')).text()
  expect(reader).toContain('Cette réponse est masquée')
  expect(reader).not.toContain('exercices très concrets')
  expect((await quentin.post(`${address}/return`)).status).toBe(303)
  const { results } = await env.SHARD_1.prepare(
    "SELECT action, body FROM events JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id AND event_id = id WHERE events.organisation_id = 'lisiere' AND action GLOB 'results_words_*'",
  ).all<{ action: string; body: string }>()
  expect(results.map(({ action }) => action)).toEqual(['results_words_hidden', 'results_words_shown'])
  expect(JSON.stringify(results)).not.toContain('reponse-gael')
})

test('finds texts by their words, whatever their accents and number, page by page, in a question or a programme', async () => {
  const quentin = await visitor('quentin')
  const found = async (query: string) => {
    const pages: string[][] = []
    let address: string | undefined = `/surveys/secret/verbatims?${query}`
    while (address) {
      const html = await (await quentin.get(address)).text()
      pages.push(wordsOf(html, /<blockquote dir="auto">([^<]*)/g).map((text) => text ?? ''))
      address = /href="([^"]*after=[^"]*)"[^>]*>\s*Suivant/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    return pages
  }
  await env.SHARD_1.batch(
    ['Très élégant, cet EXERCICE', 'Des exercices élégants', 'Un exercice raté'].map((text, at) =>
      env.SHARD_1.prepare(
        `INSERT INTO answers SELECT organisation_id, 'y' || ?1, survey_id, version, session_id, programme_id, site_id, NULL,
          json_object('mot', ?2), NULL, NULL, '[]', on_day, source, NULL FROM answers WHERE organisation_id = 'lisiere' AND id = 'x00'`,
      ).bind(at, text),
    ),
  )
  expect((await found('q=Élégants')).flat()).toEqual(['Des exercices élégants', 'Très élégant, cet EXERCICE'])
  expect((await found('q=exercice')).flat()).toHaveLength(3)
  expect((await found('q=exercice+rat%C3%A9')).flat()).toEqual(['Un exercice raté'])
  expect((await found('q=exercice&question=aide')).flat()).toEqual([])
  expect((await found('q=introuvable')).flat()).toEqual([])
  expect((await found('q=lisiere')).map(({ length }) => length)).toEqual([25, 7])
  expect((await found('q=lisiere&programme=manager')).flat()).toEqual([])
  const answer = await quentin.get('/surveys/secret/verbatims?q=lisiere')
  expect(Number(/rows=(\d+)/.exec(answer.headers.get('Server-Timing') ?? '')?.[1])).toBeLessThan(260)
})

test('what is hidden is found by nobody but who may show it again', async () => {
  const quentin = await visitor('quentin')
  await quentin.post('/surveys/a-chaud/verbatims/reponse-gael~mot/hiding', { reason: 'Nomme un collègue' })
  const address = '/surveys/a-chaud/verbatims?q=concrets'
  expect(await (await quentin.get(address)).text()).toContain('exercices très concrets')
  expect(await (await (await visitor('carole')).get(address)).text()).toContain('Aucune réponse avec ces mots')
  await quentin.post('/surveys/a-chaud/verbatims/reponse-gael~mot/return')
})

test('what somebody else looks after is not there', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/surveys/a-chaud/verbatims/reponse-gael~mot/hiding')).status).toBe(404)
  const quentin = await visitor('quentin')
  for (const name of ['reponse-gael~satisfait', 'reponse-gael', 'none~mot', 'a~b~c'])
    expect((await quentin.get(`/surveys/a-chaud/verbatims/${name}/hiding`)).status).toBe(404)
})
