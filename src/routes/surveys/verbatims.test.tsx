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
    run("INSERT INTO surveys VALUES (?1, 'secret', 'Enquête anonyme', 'hot', 'trainee', 1, 3, 1, 1, 'seed')"),
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

test('what somebody else looks after is not there', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/surveys/a-chaud/verbatims/reponse-gael~mot/hiding')).status).toBe(404)
  const quentin = await visitor('quentin')
  for (const name of ['reponse-gael~satisfait', 'reponse-gael', 'none~mot', 'a~b~c'])
    expect((await quentin.get(`/surveys/a-chaud/verbatims/${name}/hiding`)).status).toBe(404)
})
