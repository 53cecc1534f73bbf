import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  auditConclusions,
  auditRoomCodes,
  auditRoomRevocations,
  auditRooms,
  audits,
} from '#db/quality/audits-tables.ts'
import type { Scope } from '#db/scope.ts'

export type RoomRow = Awaited<ReturnType<typeof selectRoom>>[number]
export type NewRoom = Omit<typeof auditRooms.$inferInsert, 'organisationId' | 'at' | 'byId'>

export const selectRoom = (scope: Scope, id: string) =>
  roomRows(scope).where(and(eq(auditRooms.organisationId, scope.organisationId), eq(auditRooms.id, id)))

export const selectRooms = (scope: Scope, auditId: string, limit: number) =>
  roomRows(scope)
    .where(and(eq(auditRooms.organisationId, scope.organisationId), eq(auditRooms.auditId, auditId)))
    .orderBy(desc(auditRooms.at), desc(auditRooms.id))
    .limit(limit)

export const insertRoom = ({ db, organisationId, clock, actor }: Scope, room: NewRoom): Statement =>
  db.insert(auditRooms).values({ organisationId, ...room, at: clock.now(), byId: actor.id })

/** Closed once: the key refuses the second. */
export const insertRoomRevocation = ({ db, organisationId, clock, actor }: Scope, roomId: string): Statement =>
  db.insert(auditRoomRevocations).values({ organisationId, roomId, at: clock.now(), byId: actor.id })

type Code = { nonce: string; expiresAt: number }

/** Followed by `exactlyOne`: another code, unless there have been too many, or one has just left. */
export function renewRoomCode(scope: Scope, roomId: string, code: Code, most: number, pause: number): Statement {
  const { db, organisationId, clock } = scope
  const at = clock.now()
  return db
    .insert(auditRoomCodes)
    .values({ organisationId, roomId, number: 1, attempts: 0, at, ...code })
    .onConflictDoUpdate({
      target: [auditRoomCodes.organisationId, auditRoomCodes.roomId],
      set: { number: sql`${auditRoomCodes.number} + 1`, attempts: 0, at, ...code },
      setWhere: sql`${auditRoomCodes.number} < ${most} and ${auditRoomCodes.at} <= ${at - pause}`,
    })
}

/** Followed by `exactlyOne`: a guess is counted before it is judged. */
export const countRoomAttempt = ({ db, organisationId, clock }: Scope, roomId: string, nonce: string, most: number) =>
  db
    .update(auditRoomCodes)
    .set({ attempts: sql`${auditRoomCodes.attempts} + 1` })
    .where(
      and(
        eq(auditRoomCodes.organisationId, organisationId),
        eq(auditRoomCodes.roomId, roomId),
        eq(auditRoomCodes.nonce, nonce),
        sql`${auditRoomCodes.attempts} < ${most}`,
        sql`${auditRoomCodes.expiresAt} > ${clock.now()}`,
      ),
    )

function roomRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: auditRooms.id,
        auditId: auditRooms.auditId,
        auditTitle: audits.title,
        auditKind: audits.kind,
        auditDay: audits.onDay,
        auditSiteId: audits.siteId,
        concludedAt: auditConclusions.at,
        name: auditRooms.name,
        email: auditRooms.email,
        body: auditRooms.body,
        siteIds: auditRooms.siteIds,
        opensAt: auditRooms.opensAt,
        closesAt: auditRooms.closesAt,
        at: auditRooms.at,
        revokedAt: auditRoomRevocations.at,
        codeNonce: auditRoomCodes.nonce,
        codeNumber: auditRoomCodes.number,
        codeAt: auditRoomCodes.at,
        codeExpiresAt: auditRoomCodes.expiresAt,
      }),
    )
    .from(auditRooms)
    .innerJoin(audits, and(eq(audits.organisationId, organisationId), eq(audits.id, auditRooms.auditId)))
    .leftJoin(
      auditConclusions,
      and(eq(auditConclusions.organisationId, organisationId), eq(auditConclusions.auditId, auditRooms.auditId)),
    )
    .leftJoin(
      auditRoomRevocations,
      and(eq(auditRoomRevocations.organisationId, organisationId), eq(auditRoomRevocations.roomId, auditRooms.id)),
    )
    .leftJoin(
      auditRoomCodes,
      and(eq(auditRoomCodes.organisationId, organisationId), eq(auditRoomCodes.roomId, auditRooms.id)),
    )
}
