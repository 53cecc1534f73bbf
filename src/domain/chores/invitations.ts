import { batch } from '#db/database.ts'
import { selectInvited, selectMembersByEmail } from '#db/members/invitations.ts'
import type { Scope } from '#db/scope.ts'
import { no } from '#domain/events/outcome.ts'
import { type Hat, mayGiveHat } from '#domain/members/gift.ts'
import { type Invitee, parseInvitees } from '#domain/members/invitation.ts'
import { inviting } from '#domain/members/invitations.ts'
import type { Giver } from '#domain/members/members.ts'
import type { Fault } from './chore.ts'
import { type Step, startChore } from './chores.ts'

export type InvitationsAsked = { lines: readonly string[]; hat: Hat }

/** Up to here people are invited while one waits, all of them or none; beyond, line by line in the background. */
export const mostAtOnce = 20
export const mostLines = 500

const linesInStep = 10

/** Whoever asks may give this hat now; the invitations that follow are sent in her name. */
export async function startInvitations(scope: Scope, giver: Giver, id: string, asked: InvitationsAsked) {
  if (!mayGiveHat(giver.standing, asked.hat)) return no('beyond_you')
  const { organisationId: subjectId } = scope
  return startChore(scope, id, { kind: 'invitations', subjectId, input: asked, cursor: 0, total: asked.lines.length })
}

export const linesOf = (pasted: string): string[] => pasted.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')

/** A few lines: those that read, of people who are neither here nor invited already, are invited in the batch of the step. */
export async function stepOfInvitations(
  scope: Scope,
  { lines, hat }: InvitationsAsked,
  from: number,
): Promise<Step<number>> {
  const some = lines.slice(from, from + linesInStep)
  const read = some.map((text, at) => ({ line: from + at + 1, text, invitee: parseInvitees(text).invitees[0] }))
  const emails = read.flatMap(({ invitee }) => invitee?.email ?? [])
  const [members, invited] = await batch(scope.db, [selectMembersByEmail(scope, emails), selectInvited(scope, emails)])

  const here = new Set(members.map(({ email }) => email))
  const waiting = new Set(invited.map(({ email }) => email))
  const faults: Fault[] = []
  const welcome: Invitee[] = []
  for (const { line, text, invitee } of read) {
    const why = !invitee
      ? 'unread'
      : here.has(invitee.email)
        ? 'already_member'
        : waiting.has(invitee.email)
          ? 'already_invited'
          : null
    if (why) faults.push({ line, what: text.trim().slice(0, 200).toWellFormed(), why })
    else if (invitee) {
      waiting.add(invitee.email)
      welcome.push(invitee)
    }
  }
  const cursor = from + some.length
  const step = { cursor, done: some.length, faults, writes: inviting(scope, welcome, hat) }
  return cursor >= lines.length ? { ...step, end: 'done' } : step
}
