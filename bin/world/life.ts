import { type Opened, open } from '#db/open.ts'
import { insertProofWords } from '#db/quality/proof-words.ts'
import type { Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { record } from '#domain/events/commit.ts'
import { provenBy } from '#domain/quality/proofs/proofs.ts'
import { ruleAs, servedBy } from '#domain/quality/proofs/rule-choice.ts'
import { proofRuleOf } from '#domain/quality/proofs/rules.ts'
import { wordsOf } from '#domain/quality/proofs/words.ts'
import { makeIds } from '#edge/ids.ts'
import { identityOf } from '#test/world.ts'

export type Happening = {
  at: number
  by: string
  action: string
  subject: string
  site?: string
  payload: Readonly<Record<string, unknown>> & { name: string }
}

/** The life of the demo's centre: its own verbs, done by its people at an hour of the past. It wakes nobody. */
export class Life {
  readonly #db: Opened['db']

  constructor(shard: D1Database) {
    this.#db = open(shard, { organisationId: 'lisiere', from: 'first-primary', guard: false, tally: newTally() }).db
  }

  as(who: string, at: number): Scope {
    const now = () => at
    return {
      organisationId: 'lisiere',
      shard: 'SHARD_1',
      db: this.#db,
      actor: { kind: 'identity', id: identityOf(who) },
      sites: 'all',
      requestId: 'demo',
      clock: { now },
      ids: makeIds(now),
      handlersOf: () => [],
      owed: () => {},
      knock: null,
    }
  }

  /** What happened, and what it proves: as the job that keeps proofs would have kept it. */
  telling({ at, by, action, subject, site, payload }: Happening) {
    const scope = this.as(by, at)
    const id = scope.ids.next()
    const told = record({ ...scope, ids: { ...scope.ids, next: () => id } }, action, subject, payload, site ?? null)
    return [told, ...this.proving(scope, action, { id, at, payload })]
  }

  proving(scope: Scope, action: string, event: { id: string; at: number; payload: Happening['payload'] }) {
    const rule = proofRuleOf(action)
    if (!rule) return []
    const standing = ruleAs(rule, undefined)
    const indicators = servedBy(standing, event.payload)
    if (indicators.length === 0) return []
    return [
      provenBy(scope, { ...standing, indicators }, event),
      insertProofWords(scope, event.id, wordsOf(event.payload.name)),
    ]
  }
}
