import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileRefusals, files } from '#db/files/tables.ts'
import { isTurned } from '#db/organisations/features.ts'
import { proofSuggestions, proofWords } from '#db/quality/proof-words-tables.ts'
import { proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { proofOfSites } from './proofs-near.ts'

/** A proof as it is read: what was typed, and where its file is. */
export function selectProofToRead({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: proofs.id,
        label: proofs.label,
        note: proofs.note,
        indicators: proofs.indicators,
        fileId: files.id,
        kind: files.kind,
        sha256: files.sha256,
        refusal: fileRefusals.refusal,
        isAdvised: isTurned(organisationId, 'advice').as('is_advised'),
      }),
    )
    .from(proofs)
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, proofs.holdingId)))
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, id)))
}

export function insertProofWords({ db, organisationId }: Scope, proofId: string, words: readonly string[]): Statement {
  return db
    .insert(proofWords)
    .select(sql`select ${organisationId}, value, ${proofId} from json_each(${JSON.stringify(words)}) where true`)
    .onConflictDoNothing()
}

export function insertSuggestion({ db, organisationId, clock }: Scope, proofId: string, indicators: string): Statement {
  return db
    .insert(proofSuggestions)
    .values({ organisationId, proofId, indicators, at: clock.now() })
    .onConflictDoNothing()
}

export function selectSuggestion({ db, organisationId }: Scope, proofId: string) {
  return db
    .select(named({ indicators: proofSuggestions.indicators }))
    .from(proofSuggestions)
    .where(and(eq(proofSuggestions.organisationId, organisationId), eq(proofSuggestions.proofId, proofId)))
}

/**
 * Those that hold every word, the latest first; nothing asked finds nothing. The first word leads, the others are looked up.
 * Those of other sites say so: passed over here, they would all be read.
 */
export function selectProofsByWords(
  scope: Scope,
  [first = '', ...others]: readonly string[],
  after: string,
  limit: number,
) {
  const { db, organisationId } = scope
  const also = others.map(
    (word) => sql`exists (select 1 from proof_words also where also.organisation_id = ${organisationId}
      and also.word = ${word} and also.proof_id = ${proofWords.proofId})`,
  )
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        happenedOn: proofs.happenedOn,
        validUntil: proofs.validUntil,
        indicators: proofs.indicators,
        withdrawnAt: proofWithdrawals.at,
        isShown: (proofOfSites(scope) ?? sql`1`).mapWith(Boolean).as('is_shown'),
      }),
    )
    .from(proofWords)
    .innerJoin(proofs, and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofWords.proofId)))
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofWords.proofId)),
    )
    .where(
      and(
        eq(proofWords.organisationId, organisationId),
        eq(proofWords.word, first),
        after === '' ? undefined : sql`${proofWords.proofId} < ${after}`,
        ...also,
      ),
    )
    .orderBy(desc(proofWords.proofId))
    .limit(limit + 1)
}
