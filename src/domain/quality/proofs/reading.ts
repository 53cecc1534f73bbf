import { insertProofWords, insertSuggestion } from '#db/quality/proof-words.ts'
import type { Scope } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import { wordsOf } from './words.ts'

/** What was read of a proof, for the batch of whoever has read it. A suggestion says nothing that is known already. */
export function keepingWords(
  scope: Scope,
  { id, indicators }: { id: string; indicators: string },
  texts: readonly string[],
  suggested: readonly number[],
) {
  const known = JSON.parse(indicators) as number[]
  const more = suggested.filter((number) => !known.includes(number))
  return [
    insertProofWords(scope, id, wordsOf(...texts)),
    ...(more.length > 0 ? [insertSuggestion(scope, id, JSON.stringify(more))] : []),
    record(scope, 'proof_read', id, { suggested: more.join(', ') }),
  ]
}
