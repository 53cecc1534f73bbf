import { fold } from '#db/fold.ts'
import { lotOf, pick, whole } from './world-lot.ts'
import { drawName } from './world-names.ts'

/** Which large world: the same plan gives the same rows everywhere, and a larger one holds the smaller one whole. */
export type Plan = {
  seed: number
  organisation: string
  people: number
  now: number
  /** Of each session, as many lines of presence a person: ten, unless said otherwise. */
  halfDays?: number
  /** Also what was asked of these people, proved, printed and complained of: a dozen rows more each. */
  quality?: boolean
}

export type Cell = string | number | null
/** Rows of one table, `columns` naming the cells of each. The first columns, ending at the id, find the row again. */
export type Rows = { table: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }

export const idOf = (plan: Pick<Plan, 'seed'>, index: number): string =>
  `w${plan.seed}-${String(index).padStart(7, '0')}`
export const siteOf = ({ seed }: Pick<Plan, 'seed'>, index: number): string =>
  `w${seed}-s${String(index).padStart(2, '0')}`

const siteCount = 36
const day = 24 * 3600_000

/** The sites where everybody of a large world is: three dozen, however many people there are. */
export function siteRows(plan: Plan): Rows {
  const { seed, organisation, now } = plan
  const columns =
    'organisation_id, id, name, sort_key, street, postal_code, town, phone, accessibility, version, at'.split(', ')
  const rows = Array.from({ length: siteCount }, (_, index) => {
    const [town, postalCode] = pickIn(towns, index)
    const name = own(plan, `${town} ${pickIn(quarters, Math.floor(index / towns.length))}`)
    const street = `${index + 3} rue des Tilleuls`
    const phone = phoneOf(seed, index)
    return [organisation, siteOf(plan, index), name, fold(name, town), street, postalCode, town, phone, '', 1, now]
  })
  return { table: 'sites', columns, rows }
}

/** What the directory knows of these people: one in four may sign in, and has never chosen a password. */
export function directoryRows(plan: Plan, from: number, to: number): readonly Rows[] {
  const { organisation } = plan
  const members = membersOf(plan, from, to)
  return [
    {
      table: 'identities',
      columns: ['id', 'email', 'name', 'language', 'theme', 'keys', 'at'],
      rows: members.map(({ identity, email, given, family, at }) => {
        const name = `${given} ${family}`
        return [identity, email, name, 'fr', 'system', 'on', at]
      }),
    },
    {
      table: 'affiliations',
      columns: ['identity_id', 'organisation_id', 'at'],
      rows: members.map(({ identity, at }) => [identity, organisation, at]),
    },
  ]
}

/** What their organisation knows of these people, parents before children. */
export function officeRows(plan: Plan, from: number, to: number): readonly Rows[] {
  const people = peopleOf(plan, from, to)
  const members = membersOf(plan, from, to)
  return [
    personRows(plan, people),
    {
      table: 'memberships',
      columns: ['organisation_id', 'id', 'person_id', 'role', 'all_sites', 'at', 'by_id'],
      rows: members.map(({ id, role, at }) => [plan.organisation, id, id, role, 0, at, 'seed']),
    },
    {
      table: 'membership_sites',
      columns: ['organisation_id', 'membership_id', 'site_id'],
      rows: members.map(({ id, site }) => [plan.organisation, id, site]),
    },
    {
      table: 'suspensions',
      columns: ['organisation_id', 'person_id', 'at', 'by_id', 'reason'],
      rows: members.filter(every(40)).map(({ id, at }) => [plan.organisation, id, at, 'seed', 'Absence prolongée']),
    },
    ...invitationRows(plan, people.filter(every(20))),
  ]
}

/** One event a person: an invitation, an arrival. Its number and the hash of its payload are added on the way in. */
export function eventsOf(plan: Plan, from: number, to: number) {
  return peopleOf(plan, from, to).map(({ index, id, given, family, at, site }) => ({
    id,
    site,
    action: every(20)({ index }) ? 'member_invited' : 'member_joined',
    at,
    salt: `salt-${id}`,
    body: JSON.stringify({ name: `${given} ${family}` }),
  }))
}

type Person = ReturnType<typeof personOf>

const peopleOf = (plan: Plan, from: number, to: number): readonly Person[] =>
  Array.from({ length: to - from }, (_, step) => personOf(plan, from + step))

const membersOf = (plan: Plan, from: number, to: number) => peopleOf(plan, from, to).filter(every(4))

const every =
  (nth: number) =>
  ({ index }: { index: number }): boolean =>
    index % nth === 0

function personOf(plan: Plan, index: number) {
  const lot = lotOf(plan.seed, 'person', index)
  const { given, family } = drawName(lot)
  const id = idOf(plan, index)
  return {
    index,
    id,
    given,
    family: own(plan, family),
    email: `${fold(given, family).replaceAll(' ', '.')}.${index}.w${plan.seed}@${plan.organisation}.example`,
    phone: phoneOf(plan.seed, index),
    identity: `${id}-${plan.organisation}`,
    role: lot() < 0.9 ? 'trainee' : pick(lot, ['trainer', 'counsellor', 'coordinator', 'company', 'auditor']),
    site: siteOf(plan, whole(lot, siteCount)),
    at: plan.now - whole(lot, 1000 * day) - day,
  }
}

function personRows({ organisation }: Plan, people: readonly Person[]): Rows {
  const columns =
    'organisation_id, id, given_name, family_name, sort_key, email, phone, identity_id, version, at'.split(', ')
  const rows = people.map((person) => {
    const { id, given, family, email, phone, identity, at } = person
    const key = fold(family, given)
    return [organisation, id, given, family, key, email, phone, every(4)(person) ? identity : null, 1, at]
  })
  return { table: 'persons', columns, rows }
}

function invitationRows({ organisation }: Plan, invited: readonly Person[]): readonly Rows[] {
  const columns =
    'organisation_id, id, email, given_name, family_name, role, all_sites, site_ids, at, by_id, sent_at, expires_at'
  return [
    {
      table: 'invitations',
      columns: columns.split(', '),
      rows: invited.map(({ id, email, given, family, role, site, at }) => {
        const sites = JSON.stringify([site])
        return [organisation, id, email, given, family, role, 0, sites, at, 'seed', at, at + 7 * day]
      }),
    },
    {
      table: 'invitation_ends',
      columns: ['organisation_id', 'invitation_id', 'how', 'at', 'by_id'],
      rows: invited.filter(every(60)).map(({ id, at }) => [organisation, id, 'revoked', at + day, 'seed']),
    },
  ]
}

function pickIn<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length]
  if (found === undefined) throw new Error('Nothing to pick from.')
  return found
}

/** Everything an organisation other than the first holds says whose it is: shown elsewhere, it is seen at once. */
const own = ({ organisation }: Plan, text: string): string =>
  organisation === 'lisiere' ? text : `${text} ${organisation}`

/** Numbers that the numbering plan keeps for stories. */
const phoneOf = (seed: number, index: number): string => {
  const digits = String(whole(lotOf(seed, 'phone', index), 10_000)).padStart(4, '0')
  return `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}`
}

const quarters = ['centre', 'gare', 'campus'] as const

const towns = [
  ['Rennes', '35000'],
  ['Quimper', '29000'],
  ['Lorient', '56100'],
  ['Saint-Nazaire', '44600'],
  ['Angers', '49000'],
  ['Cholet', '49300'],
  ['La Roche-sur-Yon', '85000'],
  ['Saint-Brieuc', '22000'],
  ['Le Mans', '72000'],
  ['Châteaubriant', '44110'],
  ['Fougères', '35300'],
  ['Redon', '35600'],
] as const
