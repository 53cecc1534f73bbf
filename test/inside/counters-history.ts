import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { fold } from '#db/fold.ts'

export type Step = {
  what: 'open' | 'rename' | 'close' | 'hold' | 'free'
  kind: 'site' | 'person'
  organisation: string
  id: string
  name: string
  role: 'owner' | 'coordinator' | 'trainer' | 'trainee' | 'company' | 'auditor'
}

/** Few ids, so that histories meet themselves; names with all that folding has to bear. */
export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('open', 'open', 'rename', 'rename', 'close', 'hold', 'free'),
  kind: fc.constantFrom('site', 'person'),
  organisation: fc.constantFrom('lisiere', 'miroir'),
  id: fc.constantFrom('x1', 'x2', 'x3', 'x4'),
  name: fc.oneof(
    fc.constantFrom('L’Hermitte-Noël Anne', 'anne anne ANNE', '«  »', 'Cœur\\d’Ébène "72"', '', 'a b a b'),
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
  ),
  role: fc.constantFrom('coordinator', 'trainee', 'trainer'),
})

export const statementsOf = (step: Step): D1PreparedStatement[] =>
  step.kind === 'site' ? ofSite(step) : ofPerson(step)

/** So that a history which fails fails again alone. Children first. */
export const emptied = (): D1PreparedStatement[] => [
  ...['membership_sites'].map((table) => remove(table, 'membership_id')),
  ...['suspensions', 'second_factors', 'memberships'].map((table) => remove(table, 'person_id')),
  remove('persons', 'id'),
  remove('site_closures', 'site_id'),
  remove('sites', 'id'),
]

const remove = (table: string, column: string) =>
  env.SHARD_1.prepare(`DELETE FROM ${table} WHERE ${column} GLOB 'x[1-4]*'`)

const run = (sql: string, ...values: string[]): D1PreparedStatement => env.SHARD_1.prepare(sql).bind(...values)

function ofSite({ what, organisation, id, name }: Step): D1PreparedStatement[] {
  const [mine, its] = ['organisation_id = ?1 AND id = ?2', 'organisation_id = ?1 AND site_id = ?2']
  const closed = run(`DELETE FROM site_closures WHERE ${its}`, organisation, id)
  if (what === 'free') return [closed]
  if (what === 'close') return [closed, run(`DELETE FROM sites WHERE ${mine}`, organisation, id)]
  if (what === 'hold') {
    const close = "INSERT OR IGNORE INTO site_closures SELECT organisation_id, id, 0, 'test', '' FROM sites"
    return [run(`${close} WHERE ${mine}`, organisation, id)]
  }
  if (what === 'open') {
    const open = "INSERT OR IGNORE INTO sites VALUES (?1, ?2, ?3, ?4, '', '', '', '', '', 1, 0)"
    return [run(open, organisation, id, name, fold(name))]
  }
  return [run(`UPDATE sites SET name = ?3, sort_key = ?4 WHERE ${mine}`, organisation, id, name, fold(name))]
}

/** A person comes with a role on one site, takes others, is held back or protected, and goes with all she had. */
function ofPerson({ what, organisation, id, name, role }: Step): D1PreparedStatement[] {
  const [mine, hers] = ['organisation_id = ?1 AND id = ?2', 'organisation_id = ?1 AND person_id = ?2']
  const worn = `${id}-${role}`
  const undress = run(
    `DELETE FROM membership_sites WHERE organisation_id = ?1 AND membership_id GLOB ?2 || '-*'`,
    organisation,
    id,
  )
  const bare = ['suspensions', 'second_factors'].map((table) =>
    run(`DELETE FROM ${table} WHERE ${hers}`, organisation, id),
  )
  if (what === 'free') {
    return [...bare, undress, run(`DELETE FROM memberships WHERE ${hers} AND role = ?3`, organisation, id, role)]
  }
  if (what === 'close') {
    const leave = run(`DELETE FROM memberships WHERE ${hers}`, organisation, id)
    return [...bare, undress, leave, run(`DELETE FROM persons WHERE ${mine}`, organisation, id)]
  }
  if (what === 'hold') {
    const held = `INSERT OR IGNORE INTO ${role === 'trainee' ? 'suspensions (organisation_id, person_id, at, by_id, reason)' : 'second_factors (organisation_id, person_id, at)'}`
    const values = role === 'trainee' ? "organisation_id, id, 0, 'test', ''" : 'organisation_id, id, 0'
    return [run(`${held} SELECT ${values} FROM persons WHERE ${mine}`, organisation, id)]
  }
  if (what === 'rename') {
    const rename = `UPDATE persons SET given_name = ?3, sort_key = ?4 WHERE ${mine}`
    return [run(rename, organisation, id, name, fold(name))]
  }
  return [
    run(
      "INSERT OR IGNORE INTO persons VALUES (?1, ?2, ?3, '', ?4, '', '', NULL, 1, 0)",
      ...[organisation, id, name, fold(name)],
    ),
    run(
      `INSERT OR IGNORE INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id)
        VALUES (?1, ?3, ?2, ?4, 0, 0, 'test')`,
      ...[organisation, id, worn, role],
    ),
    run(
      'INSERT OR IGNORE INTO membership_sites (organisation_id, membership_id, site_id) VALUES (?1, ?2, ?3)',
      ...[organisation, worn, 'nantes'],
    ),
  ]
}
