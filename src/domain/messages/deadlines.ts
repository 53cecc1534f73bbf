import type { Statement } from '#db/database.ts'
import { deleteReminder, type NewReminder } from '#db/messages/reminders.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

const day = 24 * 3600_000

export const patience = { invitation: 3 * day, key: 14 * day, signature: 3 * day, seat: 2 * day } as const

/** What must be looked at again one day, because this has happened. */
export function reminderFor(action: string, subjectId: string, at: number, expiresAt: unknown): NewReminder | null {
  if (action === 'member_invited') {
    return { id: `invitation.${subjectId}`, kind: 'invitation', subjectId, dueAt: at + patience.invitation }
  }
  if (action === 'key_created' && typeof expiresAt === 'number') {
    return { id: `key.${subjectId}`, kind: 'key', subjectId, dueAt: expiresAt - patience.key }
  }
  if ((action === 'signature_requested' || action === 'signature_unanswered') && typeof expiresAt === 'number') {
    const dueAt = Math.min(at + patience.signature, expiresAt)
    return { id: `signature.${subjectId}`, kind: 'signature', subjectId, dueAt }
  }
  return null
}

type Invitation = { end: string | null; sentAt: number; expiresAt: number }
type Key = { revokedAt: number | null; expiresAt: number }
type Then = 'tell' | 'forget' | { wait: number }

/** Once, three days after the last mail, to whoever may still answer. */
export function afterInvitation(invitation: Invitation | undefined, now: number): Then {
  if (!invitation || invitation.end !== null || invitation.expiresAt <= now) return 'forget'
  const due = invitation.sentAt + patience.invitation
  return due > now ? { wait: due } : 'tell'
}

export const afterKey = (key: Key | undefined, now: number): Then =>
  key && key.revokedAt === null && key.expiresAt > now ? 'tell' : 'forget'

/** The reminder goes in the batch of the event it becomes: it becomes it once. */
export function remind(
  scope: Scope,
  id: string,
  action: 'invitation_unanswered' | 'key_expiring' | 'signature_unanswered' | 'seat_unanswered',
  subjectId: string,
  payload: object,
  siteId: string | null = null,
) {
  const gone: Statement = deleteReminder(scope, id)
  return commit(scope, [gone, exactlyOne(scope), record(scope, action, subjectId, { ...payload }, siteId)])
}
