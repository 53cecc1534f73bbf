import { allowed, type Permission, type Role, roles } from '#domain/members/matrix.ts'
import type { CarriedChannel } from './channels.ts'

/** Who is told: holders of a permission (on the site of the event), a role, or somebody the event names. */
export type Audience =
  | { holders: Permission }
  | { roles: readonly Role[] }
  /** The person the event is about. */
  | 'subject'
  /** Whoever asked for what has now ended without her. */
  | 'actor'
  /** Whoever sent the invitation that the payload names. */
  | 'inviter'
  /** The identity under this name in the payload: `by`, `startedBy`. */
  | { named: string }

/** `urgent` leaves at any hour, `now` waits for the end of quiet hours, `digest` for the next digest. */
export type Urgency = 'urgent' | 'now' | 'digest'

/** What a person may turn off together. */
export const families = ['team', 'sessions', 'quality', 'organisation', 'programs', 'works', 'security'] as const
export type Family = (typeof families)[number]

export type Notice = {
  to: Audience
  by: readonly CarriedChannel[]
  when: Urgency
  family: Family
  /** Cannot be turned off, and is told to whoever did it too. */
  always?: true
}

const owners = { roles: ['owner'] } as const
const administrators = { roles: ['owner', 'administrator'] } as const
const holders = (permission: Permission) => ({ holders: permission })

/** Who must be told what. An action that is absent tells nobody; a room adds its own in one line. */
// biome-ignore format: a table reads by its columns.
export const notices = {
  member_joined:       { to: holders('members.edit'),      by: ['app'],         when: 'digest', family: 'team' },
  member_left:         { to: holders('members.edit'),      by: ['app', 'mail'], when: 'digest', family: 'team' },
  invitation_accepted: { to: 'inviter',                    by: ['mail'],        when: 'now',    family: 'team' },
  hat_given:           { to: 'subject',                    by: ['app'],         when: 'digest', family: 'team' },
  grant_given:         { to: 'subject',                    by: ['app'],         when: 'digest', family: 'team' },
  portrait_unreadable: { to: 'subject',                    by: ['app'],         when: 'digest', family: 'organisation' },
  logo_unreadable:     { to: holders('organisation.edit'), by: ['app'],         when: 'digest', family: 'organisation' },
  mail_bounced:        { to: holders('messages.read'),     by: ['app', 'mail'], when: 'digest', family: 'organisation' },
  ticket_opened:       { to: holders('registers.edit'),    by: ['app'],         when: 'digest', family: 'quality' },
  ticket_overdue:      { to: { named: 'owner' },           by: ['app', 'mail'], when: 'now',    family: 'quality' },
  ticket_check_due:    { to: { named: 'owner' },           by: ['app', 'mail'], when: 'now',    family: 'quality' },
  ticket_unowned:      { to: holders('registers.edit'),    by: ['app', 'mail'], when: 'now',    family: 'quality' },
  risk_due:            { to: { named: 'owner' },           by: ['app', 'mail'], when: 'digest', family: 'quality' },
  risk_unowned:        { to: holders('registers.edit'),    by: ['app', 'mail'], when: 'digest', family: 'quality' },
  partner_due:         { to: holders('registers.edit'),    by: ['app', 'mail'], when: 'digest', family: 'quality' },
  standing_ending:     { to: holders('registers.edit'),    by: ['app', 'mail'], when: 'digest', family: 'quality' },
  network_contact_stale: { to: holders('quality.edit'),    by: ['app', 'mail'], when: 'digest', family: 'quality' },
  credential_ending:   { to: holders('registers.edit'),    by: ['app', 'mail'], when: 'digest', family: 'quality' },
  credential_given:    { to: holders('registers.edit'),    by: ['app'],         when: 'digest', family: 'quality' },
  development_late:    { to: holders('quality.edit'),      by: ['app', 'mail'], when: 'digest', family: 'quality' },
  referent_gone:       { to: holders('quality.edit'),      by: ['app', 'mail'], when: 'digest', family: 'quality' },
  source_silent:       { to: holders('quality.edit'),      by: ['app', 'mail'], when: 'digest', family: 'quality' },
  task_late:           { to: { named: 'owner' },           by: ['app', 'mail'], when: 'digest', family: 'sessions' },
  task_unowned:        { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'digest', family: 'sessions' },
  report_received:     { to: holders('reports.read'),      by: ['app'],         when: 'now',    family: 'quality' },
  session_cancelled:   { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'digest', family: 'sessions' },
  session_reinstated:  { to: holders('sessions.edit'),     by: ['app'],         when: 'digest', family: 'sessions' },
  session_postponed:   { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'digest', family: 'sessions' },
  seat_unanswered:     { to: holders('sessions.edit'),     by: ['app'],         when: 'digest', family: 'sessions' },
  slot_declined:       { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'now',    family: 'sessions' },
  person_correction_asked: { to: holders('people.edit'),   by: ['app', 'mail'], when: 'now',    family: 'organisation' },
  payment_too_late:    { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'now',    family: 'sessions' },
  payment_mismatched:  { to: holders('sessions.edit'),     by: ['app', 'mail'], when: 'now',    family: 'sessions' },
  signature_completed: { to: holders('documents.edit'),    by: ['app'],         when: 'now',    family: 'sessions' },
  signature_declined:  { to: holders('documents.edit'),    by: ['app', 'mail'], when: 'now',    family: 'sessions' },
  signature_expired:   { to: holders('documents.edit'),    by: ['app', 'mail'], when: 'digest', family: 'sessions' },
  proof_expiring:      { to: holders('quality.edit'),      by: ['app', 'mail'], when: 'digest', family: 'quality' },
  key_expiring:        { to: holders('keys.edit'),         by: ['app', 'mail'], when: 'now',    family: 'programs' },
  webhook_disabled:    { to: holders('keys.edit'),         by: ['app', 'mail'], when: 'now',    family: 'programs' },
  job_abandoned:       { to: administrators,               by: ['app', 'mail'], when: 'now',    family: 'works' },
  chore_done:          { to: 'actor',                      by: ['app'],         when: 'now',    family: 'works' },
  chore_failed:        { to: 'actor',                      by: ['app', 'mail'], when: 'now',    family: 'works' },
  key_reused:          { to: owners, by: ['app', 'mail'], when: 'urgent', family: 'security', always: true },
  chain_broken:        { to: owners, by: ['app', 'mail'], when: 'urgent', family: 'security', always: true },
  departure_requested: { to: owners, by: ['app', 'mail'], when: 'urgent', family: 'security', always: true },
  departure_withdrawn: { to: owners, by: ['app', 'mail'], when: 'now',    family: 'security', always: true },
} as const satisfies Record<string, Notice>

export type NoticeAction = keyof typeof notices

export const isNotice = (action: string): action is NoticeAction => Object.hasOwn(notices, action)

export const noticeOf = (action: NoticeAction): Notice => notices[action]

/** The roles that an audience stands for. */
export function rolesOf(audience: Audience): readonly Role[] {
  if (typeof audience === 'string' || 'named' in audience) return []
  return 'roles' in audience ? audience.roles : roles.filter((role) => allowed(role, audience.holders))
}

/** By which channels a family may reach somebody, and whether any of it may be turned off. */
export function reachOf(family: Family): { by: readonly CarriedChannel[]; always: boolean } {
  const own: readonly Notice[] = Object.values<Notice>(notices).filter((notice) => notice.family === family)
  return {
    by: (['app', 'mail'] as const).filter((channel) => own.some(({ by }) => by.includes(channel))),
    always: own.every(({ always }) => always === true),
  }
}
