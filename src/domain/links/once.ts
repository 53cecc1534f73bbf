import type { Statement } from '#db/database.ts'
import { insertLink } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'

/** For the batch of what a signed challenge opens: the same challenge, sent again, finds its row there and writes nothing. */
export function spendChallenge(scope: Scope, challenge: string, subjectId: string): Statement {
  const at = scope.clock.now()
  const expiresAt = at + longestChallenge
  return insertLink(scope, { id: challenge, purpose: 'challenge', subjectId, hash: '', at, expiresAt, usedAt: at })
}

const longestChallenge = 15 * 60_000
