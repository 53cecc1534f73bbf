/** How an event is told outside: its public name, and what of its payload goes along. Names of people never do. */
type PublicEvent = { kind: string; fields: readonly string[] }

/**
 * What an organisation may have told to another program: one line an event, by the action that is recorded.
 * A receiver gets `{ type, timestamp, data: { id, site?, …fields } }`: who wants more asks for it by the id.
 */
export const publicEvents = {
  identity_changed: { kind: 'organisation.changed', fields: [] },
  siret_corrected: { kind: 'organisation.changed', fields: [] },
  site_opened: { kind: 'site.opened', fields: ['name'] },
  site_changed: { kind: 'site.changed', fields: ['name'] },
  site_closed: { kind: 'site.closed', fields: ['name'] },
  site_reopened: { kind: 'site.reopened', fields: ['name'] },
  member_invited: { kind: 'member.invited', fields: [] },
  member_joined: { kind: 'member.joined', fields: ['role'] },
  member_suspended: { kind: 'member.suspended', fields: [] },
  member_resumed: { kind: 'member.resumed', fields: [] },
  member_left: { kind: 'member.left', fields: [] },
  hat_given: { kind: 'member.role_given', fields: ['role'] },
  hat_taken: { kind: 'member.role_taken', fields: ['role'] },
} as const satisfies Record<string, PublicEvent>

export type PublicKind = (typeof publicEvents)[keyof typeof publicEvents]['kind']

export const publicKinds = [...new Set(Object.values(publicEvents).map(({ kind }) => kind))] as [
  PublicKind,
  ...PublicKind[],
]

/** What `Send a test` sends. */
export const pingKind = 'lisiere.ping'

export const isToldOutside = (action: string): action is keyof typeof publicEvents =>
  Object.hasOwn(publicEvents, action)

type Happened = {
  action: string
  subjectId: string
  siteId: string | null
  at: number
  payload: Readonly<Record<string, unknown>>
}

/** The body that receivers get, the same for all of them and at every attempt. */
export function messageOf(event: Happened): { kind: string; body: string } | null {
  if (!isToldOutside(event.action)) return null
  const { kind, fields }: PublicEvent = publicEvents[event.action]
  const told = fields.filter((field) => event.payload[field] !== undefined)
  const data = {
    id: event.subjectId,
    ...(event.siteId ? { site: event.siteId } : {}),
    ...Object.fromEntries(told.map((field) => [field, event.payload[field]])),
  }
  return { kind, body: written(kind, event.at, data) }
}

export const pingOf = ({ subjectId, at }: Happened): { kind: string; body: string } => ({
  kind: pingKind,
  body: written(pingKind, at, { id: subjectId }),
})

const written = (type: string, at: number, data: object): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
