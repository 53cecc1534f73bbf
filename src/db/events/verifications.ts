import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { verifications } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ChainRow = {
  organisationId: string
  /** The last event, and the last that is sealed. */
  last: number
  sealed: number
  seq: number | null
  at: number | null
  begunAt: number | null
  wholeSeq: number | null
  anchoredOn: string | null
  anchoredSeq: number | null
}

export type VerificationRow = Awaited<ReturnType<typeof selectVerification>>[number]

/** Every chain of a database: one step along the index for each, however many events they hold. */
export const selectChains = (db: Scope['db']) =>
  db.all<ChainRow>(sql`/* every organisation: cron looks for chains that have grown */
    with recursive chained(id) as (
      select min(organisation_id) from events union all
      select (select min(organisation_id) from events where organisation_id > chained.id) from chained where chained.id is not null)
    select chained.id as organisationId,
      (select max(seq) from events where organisation_id = chained.id) as last,
      coalesce((select max(seq) from seals where organisation_id = chained.id), 0) as sealed,
      known.seq as seq, known.at as at, known.begun_at as begunAt, known.whole_seq as wholeSeq,
      known.anchored_on as anchoredOn, known.anchored_seq as anchoredSeq
    from chained left join verifications known on known.organisation_id = chained.id
    where chained.id is not null and not exists (select 1 from removals where removals.organisation_id = chained.id)`)

export const selectVerification = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        seq: verifications.seq,
        hash: verifications.hash,
        tail: verifications.tail,
        begunAt: verifications.begunAt,
        at: verifications.at,
        wholeSeq: verifications.wholeSeq,
        wholeAt: verifications.wholeAt,
        brokenSeq: verifications.brokenSeq,
        brokenWhat: verifications.brokenWhat,
        anchoredOn: verifications.anchoredOn,
        anchoredSeq: verifications.anchoredSeq,
      }),
    )
    .from(verifications)
    .where(eq(verifications.organisationId, organisationId))

/** Where nothing is known yet. */
export const insertVerification = ({ db, organisationId, clock }: Scope): Statement =>
  db
    .insert(verifications)
    .values({
      organisationId,
      seq: 0,
      hash: '',
      tail: 0,
      begunAt: clock.now(),
      at: clock.now(),
      wholeSeq: 0,
      anchoredOn: '',
      anchoredSeq: 0,
    })
    .onConflictDoNothing({ target: verifications.organisationId })

export type Walked = Pick<
  typeof verifications.$inferInsert,
  'seq' | 'hash' | 'tail' | 'begunAt' | 'at' | 'wholeSeq' | 'wholeAt' | 'brokenSeq' | 'brokenWhat'
>

export const updateVerification = ({ db, organisationId }: Scope, walked: Walked): Statement =>
  db.update(verifications).set(walked).where(eq(verifications.organisationId, organisationId))

/** Followed by `exactlyOne`: of two that find the same break, one tells. */
export const updateBroken = ({ db, organisationId }: Scope, walked: Walked): Statement =>
  db
    .update(verifications)
    .set(walked)
    .where(
      and(
        eq(verifications.organisationId, organisationId),
        or(isNull(verifications.brokenSeq), ne(verifications.brokenSeq, walked.brokenSeq ?? 0)),
      ),
    )

export const updateAnchored = ({ db, organisationId }: Scope, anchoredOn: string, anchoredSeq: number): Statement =>
  db.update(verifications).set({ anchoredOn, anchoredSeq }).where(eq(verifications.organisationId, organisationId))
