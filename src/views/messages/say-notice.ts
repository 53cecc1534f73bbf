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
    sentence: words?.sentence(nameIn(payload), detailIn(w, payload)) ?? title,
    verb: words?.verb ?? w.notices.open,
    href: placeOf(action, subjectId),
  }
}

type Payload = Readonly<Record<string, unknown>>
type Words = { title: string; sentence: (name: string, detail: string) => string; verb: string }

const nameIn = ({ name, givenName, familyName, recipient }: Payload): string =>
  textOf(name) || `${textOf(givenName)} ${textOf(familyName)}`.trim() || textOf(recipient)

/** A role, a day or a reason: whatever the event says beside a name. */
function detailIn(w: Speech, { role, dueAt, expiresAt, reason, error }: Payload): string {
  const day = dueAt ?? expiresAt
  if (typeof role === 'string' && role in w.roles) return w.roles[role as keyof Speech['roles']].name
  if (typeof day === 'number') return w.format.day(day)
  return textOf(reason) || textOf(error)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const places: Partial<Record<NoticeAction, string | ((subjectId: string) => string)>> = {
  member_joined: paths.member.one,
  member_left: paths.member.one,
  invitation_accepted: paths.invitations,
  logo_unreadable: paths.look,
  mail_bounced: paths.messages.sending,
  key_expiring: paths.keys,
  key_reused: paths.keys,
  webhook_disabled: paths.settings,
  departure_requested: paths.leaving,
  departure_withdrawn: paths.settings,
}

function placeOf(action: string, subjectId: string): string {
  const place = (places as Partial<Record<string, string | ((subjectId: string) => string)>>)[action]
  return typeof place === 'function' ? place(subjectId) : (place ?? paths.notifications.all)
}
