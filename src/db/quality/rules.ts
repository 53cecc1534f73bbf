import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { proofRules } from '#db/quality/proof-tables.ts'
import type { Scope } from '#db/scope.ts'

export type RuleFields = Pick<typeof proofRules.$inferInsert, 'rule' | 'version' | 'isOn' | 'indicators'>

const columns = {
  rule: proofRules.rule,
  version: proofRules.version,
  isOn: proofRules.isOn,
  indicators: proofRules.indicators,
}

/** The last thing somebody has made of this rule. */
export function selectRule({ db, organisationId }: Scope, rule: string) {
  return db
    .select(named(columns))
    .from(proofRules)
    .where(and(eq(proofRules.organisationId, organisationId), eq(proofRules.rule, rule)))
    .orderBy(desc(proofRules.version))
    .limit(1)
}

/** The same for each of these rules, those that nobody has touched left out. */
export function selectRules({ db, organisationId }: Scope, rules: readonly string[]) {
  return db
    .select(named(columns))
    .from(sql`json_each(${JSON.stringify(rules)}) asked`)
    .innerJoin(
      proofRules,
      and(
        eq(proofRules.organisationId, organisationId),
        sql`${proofRules.rule} = asked.value`,
        sql`${proofRules.version} = (select max(latest.version) from proof_rules latest
          where latest.organisation_id = ${organisationId} and latest.rule = asked.value)`,
      ),
    )
}

/** A version is written once: whoever comes second has not seen the last one. */
export function insertRule({ db, organisationId, clock, actor }: Scope, fields: RuleFields): Statement {
  return db.insert(proofRules).values({ organisationId, ...fields, at: clock.now(), byId: actor.id })
}
