import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Page, pageOf } from '#db/listing.ts'
import { open } from '#db/open.ts'
import type { Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { staffRoles } from '#domain/members/matrix.ts'
import { growTo } from '#test/inside/costs-fill.ts'
import { now, world } from '#test/visit.ts'
import { type MemberFilter, type MemberLine, type Seen, selectMembers } from './members.ts'

type Member = { id: string; key: string; hats: { role: string; sites: Seen }[]; suspended: boolean; bare: boolean }

let everybody: Member[] = []
const many = Array.from({ length: 9 }, (_, index) => `w7-s${String(index).padStart(2, '0')}`)

beforeAll(async () => {
  await world()
  await growTo(400)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("INSERT INTO second_factors VALUES ('lisiere', 'bruno', ?)").bind(now),
    env.SHARD_1.prepare(
      "INSERT OR IGNORE INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id) VALUES ('lisiere', 'twice', 'cleo', 'trainer', 1, 0, 'test')",
    ),
  ])
  everybody = await allMembers()
})

const seens: Seen[] = ['all', [], ['nantes'], ['nantes', 'w7-s03'], ['nantes', 'vannes', 'w7-s01', 'w7-s02'], many]
const filters = ['', 'ma', 'a', 'ma le', 'mart zoe', 'zzz'].flatMap((q) =>
  ['', 'trainee', 'coordinator'].flatMap((role) =>
    ['', 'active', 'suspended', 'unprotected'].map((state) => ({ q, role, state })),
  ),
)

test('every page after the other gives whoever all filters let through, each once, in order', async () => {
  expect(everybody.length).toBeGreaterThan(100)
  for (const seen of seens) {
    for (const filter of filters) {
      const found = await pagesOf(seen, filter)
      const expected = everybody.filter((member) => passes(member, seen, filter)).map(({ id }) => id)
      const searched = filter.q !== '' && !['suspended', 'unprotected'].includes(filter.state)
      const [here, there] = searched ? [found.toSorted(), expected.toSorted()] : [found, expected]
      expect([seen, filter, here]).toEqual([seen, filter, there])
    }
  }
})

async function pagesOf(seen: Seen, filter: Omit<MemberFilter, 'after'>): Promise<string[]> {
  const { db } = open(env.SHARD_1, { organisationId: 'lisiere', from: 'first-primary', guard: true, tally: newTally() })
  const scope = { db, organisationId: 'lisiere' } as Scope
  const ids: string[] = []
  for (let after: MemberFilter['after'] = null; ; ) {
    const [rows]: [MemberLine[]] = await db.batch([selectMembers(scope, seen, { ...filter, after }, 17)])
    const { items, next }: Page<MemberLine> = pageOf(rows, 17)
    ids.push(...items.map(({ id }) => id))
    if (!next) return ids
    after = next
  }
}

function passes({ key, hats, suspended, bare }: Member, seen: Seen, { q, role, state }: Omit<MemberFilter, 'after'>) {
  const near = ({ sites }: { sites: Seen }) => sites === 'all' || sites.some((site) => seen.includes(site))
  const words = q.split(' ').filter(Boolean)
  return (
    (seen === 'all' || hats.some(near)) &&
    (role === '' || hats.some((hat) => hat.role === role)) &&
    (state === '' || { active: !suspended, suspended, unprotected: bare }[state] === true) &&
    words.every((word) => key.split(' ').some((its) => its.startsWith(word)))
  )
}

/** Read row by row, and put together here. */
async function allMembers(): Promise<Member[]> {
  const all = async <Row>(sql: string) => (await env.SHARD_1.prepare(sql).all<Row>()).results
  const mine = "organisation_id = 'lisiere'"
  const persons = await all<{ id: string; key: string }>(
    `SELECT id, sort_key AS key FROM persons WHERE ${mine} ORDER BY 2, 1`,
  )
  const hats = await all<{ id: string; person: string; role: string; every: number }>(
    `SELECT id, person_id AS person, role, all_sites AS every FROM memberships WHERE ${mine}`,
  )
  const places = await all<{ hat: string; site: string }>(
    `SELECT membership_id AS hat, site_id AS site FROM membership_sites WHERE ${mine}`,
  )
  const held = await all<{ id: string }>(`SELECT person_id AS id FROM suspensions WHERE ${mine}`)
  const safe = await all<{ id: string }>(`SELECT person_id AS id FROM second_factors WHERE ${mine}`)
  return persons.flatMap(({ id, key }) => {
    const worn = hats
      .filter(({ person }) => person === id)
      .map((hat) => ({
        role: hat.role,
        sites: hat.every ? ('all' as const) : places.filter((place) => place.hat === hat.id).map(({ site }) => site),
      }))
    const isStaff = worn.some(({ role }) => staffRoles.some((each) => each === role))
    const bare = isStaff && !safe.some((row) => row.id === id)
    return worn.length > 0 ? [{ id, key, hats: worn, suspended: held.some((row) => row.id === id), bare }] : []
  })
}
