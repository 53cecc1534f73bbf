import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { selectFoundPersons } from '#db/desk/found.ts'
import { open } from '#db/open.ts'
import { newTally } from '#db/tally.ts'
import { report } from '#test/report.ts'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const palette = { ...partial, 'HX-Target': 'div#palette-results' }

test('finds people by any word of their name, accents or not, in any order', async () => {
  const odile = await visitor('odile')
  for (const typed of ['prévost', 'PREV', 'que prev', 'prev quen', '  Prévost,  Quentin ']) {
    const html = await (await odile.get(`/search?q=${encodeURIComponent(typed)}`)).text()
    expect(html).toContain('Quentin Prévost')
    expect(html).not.toContain('Ana Delmas')
  }
})

test('finds once a name of which two words begin so', async () => {
  await env.SHARD_1.prepare(
    "INSERT INTO persons VALUES ('lisiere', 'yves', 'Yves', 'Yvetot Yvon', 'yvetot yvon yves', '', '', NULL, 1, 1)",
  ).run()
  const html = await (await (await visitor('odile')).get('/search?q=yv', palette)).text()
  expect(html.match(/Yvetot Yvon/g)).toHaveLength(1)
  const both = await (await (await visitor('odile')).get('/search?q=yve%20yvo', palette)).text()
  expect(both).toContain('Yvetot Yvon')
})

test('answers the palette with what goes into it, and nothing else', async () => {
  const odile = await visitor('odile')
  const html = await (await odile.get('/search?q=vannes%20p', palette)).text()
  expect(html).toMatch(/^<h2>Sites<\/h2><ul><li><a href="\/settings\/sites\/vannes">/)
  expect(html).not.toContain('<html')
  expect(await (await odile.get('/search?q=', palette)).text()).toBe('')
  expect(await (await odile.get('/search?q=zzz', palette)).text()).toBe('<p>Rien ne correspond à «\u202fzzz\u202f»</p>')
})

test('finds the pages of the rail that this person may open', async () => {
  expect(await (await (await visitor('odile')).get('/search?q=sit', palette)).text()).toContain(
    'href="/settings/sites"',
  )
  expect(await (await (await visitor('cleo')).get('/search?q=sit', palette)).text()).not.toContain(
    'href="/settings/sites"',
  )
  const everything = await (await (await visitor('odile')).get('/search')).text()
  expect(everything).toContain('id="pages"')
})

test('shows people to who may read them, and links to who may open them', async () => {
  const found = async (member: string) => (await (await visitor(member)).get('/search?q=delmas', palette)).text()
  expect(await found('odile')).toContain('<a href="/settings/members/ana">')
  expect(await found('carole')).toContain('Ana Delmas')
  expect(await found('carole')).not.toContain('href="/settings/members/ana"')
  expect(await found('bruno')).not.toContain('Delmas')
  expect(await found('cleo')).not.toContain('Delmas')
})

test('leads to the record of somebody who has no access', async () => {
  await env.SHARD_1.prepare(
    "INSERT INTO persons VALUES ('lisiere', 'yann', 'Yann', 'Zegal', 'zegal yann', 'yann@example.fr', '', NULL, 1, 1)",
  ).run()
  const html = await (await (await visitor('odile')).get('/search?q=zegal', palette)).text()
  expect(html).toContain('<a href="/people/yann">')
  expect(html).toContain('Yann Zegal')
})

test('finds companies, sessions and programmes, for who may open them', async () => {
  const found = async (member: string, typed: string) =>
    (await (await visitor(member)).get(`/search?q=${encodeURIComponent(typed)}`, palette)).text()
  expect(await found('ana', 'transports')).toContain('<a href="/companies/guivarch">')
  expect(await found('ana', 'équipe')).toContain('<a href="/sessions/avenir">')
  expect(await found('ana', 'équipe')).toContain('<a href="/catalogue/manager">')
  expect(await found('ana', 'risques')).not.toContain('/sessions/passee')
  expect(await found('odile', 'risques')).toContain('<a href="/sessions/passee">')
  for (const typed of ['transports', 'équipe']) expect(await found('cleo', typed)).not.toContain('<a ')
})

test('shows only the sites somebody sees', async () => {
  const ana = await visitor('ana')
  expect(await (await ana.get('/search?q=nantes', palette)).text()).toContain('/settings/sites/nantes')
  expect(await (await ana.get('/search?q=vannes', palette)).text()).not.toContain('/settings/sites/vannes')
})

test('never shows the mirror', async () => {
  const odile = await visitor('odile')
  for (const typed of ['mir', 'delmas', 'nantes', 'a', 'v']) {
    expect(await (await odile.get(`/search?q=${typed}`)).text()).not.toContain('miroir')
  }
})

test('gives back what was typed, escaped', async () => {
  const html = await (await (await visitor('odile')).get(`/search?q=${encodeURIComponent('<b>"x')}`)).text()
  expect(html).toContain('&lt;b&gt;')
  expect(html).not.toContain('<b>"x')
})

test('costs one trip', async () => {
  const response = await (await visitor('odile')).get('/search?q=an')
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2 statements=7/)
})

test('is closed to strangers', async () => {
  expect((await stranger().get('/search?q=ana')).status).toBe(303)
})

test('reads 2.2 rows a hit at most, among 20 000 people and the same with 100 organisations', async () => {
  await crowd('lisiere', 20_000)
  const alone = await Promise.all(['per', 'personne1', 'pren personne12', 'm'].map(rowsRead))
  for (let other = 0; other < 100; other++) {
    await env.SHARD_1.prepare('INSERT INTO offices (organisation_id, name, siret, nda, at) VALUES (?, ?, ?, ?, 1)')
      .bind(`o${other}`, `O ${other}`, `${other}`, '')
      .run()
    await crowd(`o${other}`, 100)
  }
  const among = await Promise.all(['per', 'personne1', 'pren personne12', 'm'].map(rowsRead))
  expect(among).toEqual(alone)
  for (const { hits, rows } of alone.slice(0, 3)) expect([hits, rows <= 2.2 * hits]).toEqual([21, true])
  report('search', `${alone.map(({ hits, rows }) => `${rows} rows for ${hits} hits`).join(', ')}`)
})

async function rowsRead(typed: string): Promise<{ hits: number; rows: number }> {
  const tally = newTally()
  const { db } = open(env.SHARD_1, { organisationId: 'lisiere', from: 'first-primary', guard: true, tally })
  const scope = { db, organisationId: 'lisiere' } as Parameters<typeof selectFoundPersons>[0]
  const [hits] = await db.batch([selectFoundPersons(scope, typed, 21)])
  return { hits: hits.length, rows: tally.rowsRead }
}

async function crowd(organisation: string, count: number): Promise<void> {
  await env.SHARD_1.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO persons SELECT ?2, 'c' || i, 'Prénom', 'Personne ' || i, 'personne' || i || ' prenom', '', '', NULL, 1, 1 FROM n`,
  )
    .bind(count, organisation)
    .run()
}
