import { batch } from '#db/database.ts'
import { insertErasures, type Shredded, selectShreddable, updateShredded } from '#db/events/erasures.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from './commit.ts'
import { erasureAction } from './links.ts'
import { type Outcome, yes } from './outcome.ts'

const atOnce = 100

/**
 * Erases what events say of somebody: the payload and its salt go, the event and the hash stay, and the chain holds. Says
 * how many went. A payload that a handler still has to read is left: asked again later, it goes then.
 */
export async function shred(scope: Scope, which: Shredded, reason: string): Promise<Outcome<number>> {
  const subject = 'subjectId' in which ? which.subjectId : scope.organisationId
  for (let shredded = 0; ; ) {
    const [found] = await batch(scope.db, [selectShreddable(scope, which, erasureAction, atOnce)])
    if (found.length === 0) return yes(shredded)

    const ids = found.map(({ id }) => id)
    const outcome = await commit(scope, [
      record(scope, erasureAction, subject, { events: ids, reason }),
      insertErasures(scope, ids),
      updateShredded(scope, ids),
    ])
    if (!outcome.ok) return outcome
    shredded += ids.length
  }
}
