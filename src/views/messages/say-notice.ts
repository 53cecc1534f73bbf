import type { NoticeAction } from '#domain/messages/notices.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'

/** Something that happened, as it is kept: the payload of the event is words for people. */
export type Noticed = { action: string; subjectId: string; body: string }

/** In words, with where it leads. */
export function sayNotice(w: Speech, { action, subjectId, body }: Noticed) {
  const payload = JSON.parse(body) as Payload
  const words = (w.notices.actions as Partial<Record<string, Words>>)[action]
  const title = words?.title ?? action
  return {
    title,
    sentence: words?.sentence(nameIn(w, payload), detailIn(w, payload)) ?? title,
    verb: words?.verb ?? w.notices.open,
    href: placeOf(action, subjectId),
  }
}

type Payload = Readonly<Record<string, unknown>>
type Words = { title: string; sentence: (name: string, detail: string) => string; verb: string }

/** Who or what it is about: a name, an address, or the event that was to be followed. */
function nameIn(w: Speech, { name, title, givenName, familyName, recipient, host, action }: Payload): string {
  const known: Record<string, string> = w.events.actions
  const whole = `${textOf(givenName)} ${textOf(familyName)}`.trim()
  return (
    textOf(name) ||
    textOf(title) ||
    whole ||
    textOf(recipient) ||
    textOf(host) ||
    (known[textOf(action)] ?? textOf(action))
  )
}

/** A role, a permission, a task, a day, a line or a reason: whatever the event says beside a name. */
function detailIn(w: Speech, { role, permission, task, dueAt, expiresAt, seq, why, reason }: Payload): string {
  const day = dueAt ?? expiresAt
  if (typeof role === 'string' && role in w.roles) return w.roles[role as keyof Speech['roles']].name
  if (typeof permission === 'string' && permission in w.permissions) {
    return w.permissions[permission as keyof Speech['permissions']]
  }
  if (typeof task === 'string') return w.tasks.kinds[task as keyof Speech['tasks']['kinds']] ?? task
  if (typeof day === 'number') return w.format.day(day)
  if (typeof seq === 'number') return w.format.number(seq)
  return textOf(reason) || textOf(why)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const places: Record<NoticeAction, string | ((subjectId: string) => string)> = {
  member_joined: paths.member.one,
  member_left: paths.member.one,
  invitation_accepted: paths.invitations,
  hat_given: paths.desk,
  grant_given: paths.desk,
  portrait_unreadable: paths.account,
  logo_unreadable: paths.look,
  mail_bounced: paths.messages.sending,
  ticket_opened: paths.improvement.one,
  ticket_overdue: paths.improvement.one,
  ticket_check_due: paths.improvement.one,
  ticket_unowned: paths.improvement.one,
  risk_due: paths.registers.risk,
  risk_unowned: paths.registers.risk,
  partner_due: paths.registers.partner,
  standing_ending: paths.registers.partner,
  network_contact_stale: paths.registers.contact,
  credential_ending: paths.registers.credential,
  credential_given: paths.registers.credential,
  development_late: paths.registers.development,
  referent_gone: paths.registers.referents,
  source_silent: paths.watch.source,
  task_late: paths.tasks.one,
  task_unowned: paths.tasks.one,
  report_received: paths.improvement.reports.all,
  session_cancelled: paths.sessions.one,
  session_reinstated: paths.sessions.one,
  session_postponed: paths.sessions.slots,
  seat_unanswered: paths.enrolments.one,
  slot_declined: paths.sessions.slots,
  person_correction_asked: paths.people.one,
  payment_too_late: paths.sessions.registration,
  payment_mismatched: paths.sessions.registration,
  signature_completed: paths.papers.one,
  signature_declined: paths.papers.one,
  signature_expired: paths.papers.one,
  proof_expiring: paths.quality.proof,
  key_expiring: paths.keys,
  key_reused: paths.keys,
  webhook_disabled: paths.destination.one,
  chore_done: paths.chores.one,
  chore_failed: paths.chores.one,
  job_abandoned: paths.chores.all,
  chain_broken: paths.audit.all,
  departure_requested: paths.leaving,
  departure_withdrawn: paths.settings,
}

function placeOf(action: string, subjectId: string): string {
  const place = (places as Partial<Record<string, (typeof places)[NoticeAction]>>)[action]
  return typeof place === 'function' ? place(subjectId) : (place ?? paths.notifications.all)
}
