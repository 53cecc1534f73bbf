import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { siteMenus } from '#db/organisations/tables.ts'
import { readinessDays } from '#db/quality/grid-tables.ts'
import type { Scope } from '#db/scope.ts'

export type ReadinessDay = Omit<typeof readinessDays.$inferInsert, 'organisationId'>

/** For each of these indicators, how many proofs are fresh on that day, up to `most`, and the day of the last one. */
export function selectStandings(scope: Scope, numbers: readonly number[], day: string, most: number, site = '') {
  const { db, organisationId } = scope
  const { recent, last } = placeOf(organisationId, most, site)
  return db
    .select(
      named({
        indicator: sql<number>`asked.value`.as('indicator'),
        recent: recent(day).as('recent'),
        last: last.as('last'),
      }),
    )
    .from(sql`json_each(${JSON.stringify(numbers)}) asked`)
}

/** The same, and how many will be fresh on the day of the next audit, when the profile says one that comes later. */
export function selectForecast(scope: Scope, numbers: readonly number[], day: string, most: number, site: string) {
  const { db, organisationId } = scope
  const at = placeOf(organisationId, most, site)
  const auditDay = sql`(select audit_on from quality_profiles where quality_profiles.organisation_id = ${organisationId}
    and quality_profiles.id = 'profile' and quality_profiles.audit_on > ${day})`
  return db
    .select(
      named({
        indicator: sql<number>`asked.value`.as('indicator'),
        recent: at.recent(day).as('recent'),
        later: at.recent(auditDay).as('later'),
        last: at.last.as('last'),
      }),
    )
    .from(sql`json_each(${JSON.stringify(numbers)}) asked`)
}

/** The last days of a site, or of the whole, the latest first. */
export function selectReadinessDays({ db, organisationId }: Scope, siteId: string, limit: number) {
  return db
    .select(
      named({
        day: readinessDays.day,
        covered: readinessDays.covered,
        applicable: readinessDays.applicable,
        majors: readinessDays.majors,
      }),
    )
    .from(readinessDays)
    .where(and(eq(readinessDays.organisationId, organisationId), eq(readinessDays.siteId, siteId)))
    .orderBy(desc(readinessDays.day))
    .limit(limit)
}

/** A day is written once. */
export function insertReadinessDay({ db, organisationId }: Scope, day: ReadinessDay): Statement {
  return db
    .insert(readinessDays)
    .values({ organisationId, ...day })
    .onConflictDoNothing()
}

export function selectSiteMenu({ db, organisationId }: Scope) {
  return db
    .select(named({ sites: siteMenus.sites }))
    .from(siteMenus)
    .where(eq(siteMenus.organisationId, organisationId))
}

const placeOf = (organisationId: string, most: number, site: string) =>
  site === '' ? anywhere(organisationId, most) : onSite(organisationId, most, site)

function anywhere(organisationId: string, most: number) {
  const of = sql`proof_indicators.organisation_id = ${organisationId} and proof_indicators.indicator = asked.value`
  return {
    recent: (day: string | SQL) => sql<number>`(select count(*) from (select 1 from proof_indicators where ${of}
      and proof_indicators.fresh_until >= ${day} limit ${most}))`,
    last: sql<string | null>`(select max(happened_on) from proof_indicators where ${of})`,
  }
}

/** What proves something everywhere proves it there too. */
function onSite(organisationId: string, most: number, site: string) {
  const of = (place: string) => sql`proof_sites.organisation_id = ${organisationId}
    and proof_sites.indicator = asked.value and proof_sites.site_id = ${place}`
  const some = (place: string, day: string | SQL) =>
    sql`(select count(*) from (select 1 from proof_sites where ${of(place)} and proof_sites.fresh_until >= ${day} limit ${most}))`
  const latest = (place: string) => sql`coalesce((select max(happened_on) from proof_sites where ${of(place)}), '')`
  return {
    recent: (day: string | SQL) => sql<number>`${some('', day)} + ${some(site, day)}`,
    last: sql<string | null>`nullif(max(${latest('')}, ${latest(site)}), '')`,
  }
}
