import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#domain/events/commit.ts'
import { mintLink } from '#domain/links/links.ts'
import { changeSite } from '#domain/organisations/sites.ts'
import { tokens } from '#edge/tokens.ts'
import { chanceOf } from '#test/faults/chance.ts'
import { anomaliesOf, type Facts, type Operation } from '#test/histories/checker.ts'
import { clientOf, scopeOf } from '#test/histories/clients.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { request, visitor, world } from '#test/visit.ts'

const [clients, each, seed] = [8, 500, 20261121]

let secret = ''

beforeAll(async () => {
  await world()
  secret = await makeKey()
})

test('of fifty changes upon the same version one is kept, and the others are told', async () => {
  const office = scopeOf(0)
  const fields = { street: '', postalCode: '44000', town: 'Nantes', phone: '', accessibility: '', version: 1 }
  const names = Array.from({ length: 50 }, (_, index) => `Nantes ${index}`)
  const outcomes = await Promise.all(names.map((name) => changeSite(office, 'nantes', { ...fields, name }, [])))
  const won = outcomes.flatMap(({ ok }, index) => (ok ? [names[index]] : []))
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'overtaken')).toHaveLength(49)
  expect((await factsOf()).changed.get('nantes')).toEqual({ version: 2, value: won[0] })
})

test('eight people at once lose nothing, do nothing twice, and leave no gap', async () => {
  let [operations, anomalies] = [0, 0]
  for (let round = 0; round < Math.min(runs(1), 20); round++) {
    const subjects = await subjectsOf(round)
    const before = await factsOf()
    const history = await live(subjects, seed + round)
    const found = anomaliesOf(history, { ...(await factsOf()), eventsBefore: countsOf(before) })
    operations += history.length
    anomalies += found.length
    expect(found, `seed ${seed + round}`).toEqual([])
    expect(history.filter(({ done }) => !done).length).toBeGreaterThan(each)
  }
  report('histories', `${operations} operations, ${anomalies} anomalies`)
})

test('the checker sees a lost change, a thing done twice, a gap, and something that nobody was told', async () => {
  const change = { client: 1, what: 'change', subject: 'nantes', version: 3, value: 'a', done: true } as const
  const spend = { client: 1, what: 'spend', subject: 'a link', version: 0, value: '', done: true } as const
  const facts: Facts = {
    changed: new Map([['nantes', { version: 4, value: 'b' }]]),
    there: new Set(),
    openSites: 0,
    countedSites: 2,
    sites: 3,
    events: new Map([
      [
        'lisiere',
        [
          { seq: 1, action: 'site_changed' },
          { seq: 3, action: 'site_changed' },
        ],
      ],
    ]),
    eventsBefore: new Map(),
  }
  const history: Operation[] = [change, change, spend, spend, { ...spend, what: 'open', subject: 'brest' }]
  expect(anomaliesOf(history, facts)).toEqual([
    'change nantes: 1 written upon what somebody else had changed',
    'change nantes: the last is lost',
    'spend a link: done 2 times',
    'lost: brest',
    'the numbers of lisiere do not follow one another',
    'lisiere: 3 things were done, 2 are told',
    'directory: 2 things were done, 0 are told',
    'no site is open',
    '2 sites counted, 3 there',
  ])
})

type Subjects = Readonly<Record<Operation['what'], readonly string[]>>

/** Few things for many people, so that they meet. */
async function subjectsOf(round: number): Promise<Subjects> {
  const many = (count: number, name: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => name(index))
  const sites = ['nantes', 'vannes']
  return {
    change: sites,
    read: sites,
    close: sites,
    reopen: sites,
    describe: many(50, (index) => String(10_000_000_000_000 + index)),
    open: many(150, (index) => `site-${round}-${index}`),
    join: many(150, (index) => `somebody-${round}-${index}@lisiere.example`),
    spend: await Promise.all(many(60, () => '').map(mint)),
    refresh: await Promise.all(many(20, (index) => `198.51.${round}.${index}`).map(pair)),
    attempt: many(15, (index) => `account-${round}-${index}`),
  }
}

const kinds: readonly Operation['what'][] = [
  ...(['change', 'change', 'change', 'describe', 'open', 'open', 'close', 'reopen'] as const),
  ...(['join', 'join', 'spend', 'refresh', 'attempt', 'read'] as const),
]

/** Every client does one thing after the other, and all of them at once. */
async function live(subjects: Subjects, seedOfRound: number): Promise<Operation[]> {
  const lives = Array.from({ length: clients }, async (_, index) => {
    const chance = chanceOf(seedOfRound * clients + index)
    const pick = <T>(some: readonly T[]): T => some[Math.floor(chance() * some.length)] as T
    const client = clientOf(index)
    const done: Operation[] = []
    for (let turn = 0; turn < each; turn++) {
      const what = pick(kinds)
      done.push(...[await client[what](pick(subjects[what]))].flat())
    }
    return done
  })
  return (await Promise.all(lives)).flat()
}

async function factsOf(): Promise<Facts> {
  const lisiere = "organisation_id = 'lisiere'"
  const [sites, office, closures, counter, events, identities] = await env.SHARD_1.batch<
    Record<string, string & number>
  >(
    [
      `SELECT id, name, version FROM sites WHERE ${lisiere}`,
      `SELECT siret, version FROM offices WHERE ${lisiere}`,
      `SELECT site_id FROM site_closures WHERE ${lisiere}`,
      `SELECT value FROM counters WHERE ${lisiere} AND name = 'sites' AND site_id = ''`,
      "SELECT organisation_id, seq, action FROM events WHERE organisation_id IN ('lisiere', 'directory') ORDER BY organisation_id, seq",
      'SELECT email FROM identities',
    ].map((sql) => env.SHARD_1.prepare(sql)),
  ).then((answers) => answers.map(({ results }) => results))
  const rows = sites ?? []
  return {
    changed: new Map([
      ...rows.map(
        ({ id = '', version, name }) => [String(id), { version: Number(version), value: String(name) }] as const,
      ),
      ['siret', { version: Number(office?.[0]?.version), value: String(office?.[0]?.siret) }] as const,
    ]),
    there: new Set([...rows.map(({ id }) => String(id)), ...(identities ?? []).map(({ email }) => String(email))]),
    openSites: rows.length - (closures ?? []).length,
    countedSites: Number(counter?.[0]?.value),
    sites: rows.length,
    events: new Map(
      [...Map.groupBy(events ?? [], ({ organisation_id: organisation }) => String(organisation))].map(
        ([organisation, some]) =>
          [organisation, some.map(({ seq, action }) => ({ seq: Number(seq), action: String(action) }))] as const,
      ),
    ),
    eventsBefore: new Map(),
  }
}

const countsOf = ({ events }: Facts): Map<string, number> =>
  new Map(
    [...events].map(([organisation, some]) => [
      organisation,
      some.filter(({ action }) => action !== 'key_reused').length,
    ]),
  )

async function mint(): Promise<string> {
  const directory = scopeOf(0, 'directory')
  const { token, write } = await mintLink(directory, tokens(env.SECRET), 'sign-in', 'id-ana')
  await commit(directory, [write])
  return token
}

/** A refresh token of a family of its own. */
async function pair(address: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: `lisiere.${id}`,
    client_secret: secret,
  })
  const answer = await (
    await request('/api/token', { method: 'POST', body, headers: { 'CF-Connecting-IP': address } })
  ).json<{ refresh_token: string }>()
  return answer.refresh_token
}

const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'

async function makeKey(): Promise<string> {
  const odile = await visitor('odile')
  const response = await odile.post('/settings/keys', { id, name: 'Site web', scopes: ['sites:read'], days: '365' })
  return /value="(lisiere_[\w-]+)"/.exec(await response.text())?.[1] ?? ''
}
