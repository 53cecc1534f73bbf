import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileRefusals, files } from '#db/files/tables.ts'
import { bySite } from '#db/near-sites.ts'
import { isTurned } from '#db/organisations/features.ts'
import { proofSuggestions, proofWords } from '#db/quality/proof-words-tables.ts'
import { proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

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

/** Those that hold every word, the latest first; nothing asked finds nothing. The first word leads, the others are looked up. */
export function selectProofsByWords(scope: Scope, words: readonly string[], after: string, limit: number) {
  const { db, organisationId } = scope
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
      }),
    )
    .from(sql`(${withWords(scope, words, after, limit + 1)}) as said`)
    .innerJoin(proofs, and(eq(proofs.organisationId, organisationId), eq(proofs.id, sql`said.proof_id`)))
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofs.id)),
    )
    .orderBy(sql`said.proof_id desc`)
}

function withWords(
  { organisationId, sites: seen }: Scope,
  [first = '', ...others]: readonly string[],
  after: string,
  limit: number,
): SQL {
  const order = sql`order by proof_id desc limit ${limit}`
  const from = (table: SQL, where: SQL) => sql`select proof_id from ${table} as led
    where led.organisation_id = ${organisationId} and led.word = ${first} and ${where}
    ${after === '' ? sql`` : sql`and led.proof_id < ${after}`}
    ${sql.join(
      others.map(
        (word) => sql`and exists (select 1 from proof_words also where also.organisation_id = ${organisationId}
      and also.word = ${word} and also.proof_id = led.proof_id)`,
      ),
    )}`
  return seen === 'all'
    ? sql`${from(sql`proof_words`, sql`true`)} ${order}`
    : bySite(['', ...seen], ['proof_id'], (site) => from(sql`proof_word_sites`, sql`led.site_id = ${site}`), order)
}
