import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { holdings, retentionRules } from '#db/files/holding-tables.ts'
import type { Scope } from '#db/scope.ts'

/** What the organisation has chosen otherwise than what is proposed. */
export function selectRules({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        rule: retentionRules.rule,
        months: retentionRules.months,
        reason: retentionRules.reason,
        version: retentionRules.version,
      }),
    )
    .from(retentionRules)
    .where(eq(retentionRules.organisationId, organisationId))
}

type Chosen = { rule: string; months: number | null; reason: string }

/** Version 0 is what is proposed: nothing has been written yet, and writing twice is a conflict. */
export function writeRule(scope: Scope, version: number, chosen: Chosen): Statement {
  const { db, organisationId, clock, actor } = scope
  const by = { at: clock.now(), byId: actor.id }
  if (version === 0) return db.insert(retentionRules).values({ organisationId, ...chosen, version: 1, ...by })
  return db
    .update(retentionRules)
    .set({ months: chosen.months, reason: chosen.reason, version: version + 1, ...by })
    .where(
      and(
        eq(retentionRules.organisationId, organisationId),
        eq(retentionRules.rule, chosen.rule),
        eq(retentionRules.version, version),
      ),
    )
}

export function deleteRule({ db, organisationId }: Scope, rule: string): Statement {
  return db
    .delete(retentionRules)
    .where(and(eq(retentionRules.organisationId, organisationId), eq(retentionRules.rule, rule)))
}

/** What is kept under a rule follows it at once. */
export function updateDueDays({ db, organisationId }: Scope, rule: string, months: number | null): Statement {
  return db
    .update(holdings)
    .set({ dueOn: sql`date(${holdings.startsOn}, '+' || ${months} || ' months')` })
    .where(
      and(eq(holdings.organisationId, organisationId), eq(holdings.rule, rule), sql`${holdings.startsOn} is not null`),
    )
}
