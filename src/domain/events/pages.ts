import { batch } from '#db/database.ts'
import { selectEnds, selectLinks, selectSeals } from '#db/events/seals.ts'
import type { Scope } from '#db/scope.ts'
import type { Pages } from './links.ts'

/** The chain of an organisation as its database holds it. */
export function pagesOf(scope: Scope): Pages {
  return {
    ends: async () => {
      const [[ends]] = await batch(scope.db, [selectEnds(scope)])
      return ends ?? { firstEvent: null, lastEvent: null, firstSeal: null, lastSeal: null }
    },
    between: async (after, upto) => {
      const [events, seals] = await batch(scope.db, [selectLinks(scope, after, upto), selectSeals(scope, after, upto)])
      return { events, seals }
    },
  }
}
