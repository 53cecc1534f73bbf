/** What an organisation may put in its own words, by kind of mail. A closed list: nothing is evaluated. */
const everywhere = [
  'person.givenName',
  'person.name',
  'organisation.name',
  'organisation.email',
  'organisation.phone',
] as const

export const wordedKinds = [
  'invitation',
  'invitation-reminder',
  'notice',
  'digest',
  'registration',
  'registration-waiting',
  'registration-payment',
  'ticket-acknowledged',
  'ticket-answered',
  'session-cancelled',
  'session-moved',
  'trainer-changed',
  'enrolment-changed',
  'seat-offered',
  'signature-request',
  'paper',
  'survey',
  'survey-reminder',
] as const
export type WordedKind = (typeof wordedKinds)[number]

const ofSession = [...everywhere, 'session.title', 'session.dates', 'session.place'] as const
const ofSurvey = [...everywhere, 'survey.title', 'survey.until', 'session.title'] as const

const ofTicket = [...everywhere, 'ticket.title', 'ticket.reply', 'ticket.until'] as const

/** `needs` are those without which the mail would say nothing. */
export const placeholders = {
  invitation: { may: [...everywhere, 'inviter.name', 'role.name', 'invitation.until'], needs: [] },
  'invitation-reminder': { may: [...everywhere, 'inviter.name', 'role.name', 'invitation.until'], needs: [] },
  paper: { may: [...everywhere, 'paper.title', 'paper.number'], needs: [] },
  notice: { may: [...everywhere, 'notice.title', 'notice.sentence', 'notice.date'], needs: ['notice.sentence'] },
  digest: { may: [...everywhere, 'digest.count', 'digest.lines'], needs: ['digest.lines'] },
  registration: { may: ofSession, needs: [] },
  'registration-waiting': { may: ofSession, needs: [] },
  'ticket-acknowledged': { may: ofTicket, needs: [] },
  'ticket-answered': { may: ofTicket, needs: ['ticket.reply'] },
  'session-cancelled': { may: [...ofSession, 'change.reason'], needs: [] },
  'session-moved': { may: [...ofSession, 'change.reason'], needs: [] },
  'enrolment-changed': { may: [...everywhere, 'session.title', 'change.reason'], needs: ['change.reason'] },
  'trainer-changed': { may: [...ofSession, 'change.reason'], needs: ['change.reason'] },
  'registration-payment': { may: [...ofSession, 'seat.until', 'seat.price'], needs: [] },
  'seat-offered': { may: ofSession, needs: [] },
  survey: { may: ofSurvey, needs: [] },
  'survey-reminder': { may: ofSurvey, needs: [] },
  'signature-request': {
    may: [...everywhere, 'paper.title', 'paper.number', 'signature.until'],
    needs: [],
  },
} as const satisfies Record<WordedKind, { may: readonly string[]; needs: readonly string[] }>

export const isWordedKind = (text: string): text is WordedKind => (wordedKinds as readonly string[]).includes(text)

export type Values = Readonly<Record<string, string>>

type Part = { text: string } | { name: string }

export type TemplateRefusal =
  | { refusal: 'placeholder_unknown'; name: string }
  | { refusal: 'placeholder_open' }
  | { refusal: 'placeholder_missing'; name: string }

/** Names between two pairs of braces; anything else is what it says. Braces that do not close are refused. */
export function parseTemplate(text: string, may: readonly string[]): Part[] | TemplateRefusal {
  const parts: Part[] = []
  let rest = text
  while (rest !== '') {
    const opens = rest.indexOf('{{')
    if (opens < 0) return [...parts, { text: rest }]
    const closes = rest.indexOf('}}', opens + 2)
    if (closes < 0) return { refusal: 'placeholder_open' }
    const name = rest.slice(opens + 2, closes).trim()
    if (!may.includes(name)) return { refusal: 'placeholder_unknown', name: name.slice(0, 40) }
    if (opens > 0) parts.push({ text: rest.slice(0, opens) })
    parts.push({ name })
    rest = rest.slice(closes + 2)
  }
  return parts
}

/** Why an organisation's own words may not be kept; null when they may. */
export function refuseWording(kind: WordedKind, subject: string, body: string) {
  const { may, needs } = placeholders[kind]
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    const parsed = parseTemplate(text, may)
    if (!Array.isArray(parsed)) return { field, ...parsed }
  }
  const missing = needs.find((name) => !namesIn(body, may).includes(name))
  return missing ? { field: 'body' as const, refusal: 'placeholder_missing' as const, name: missing } : null
}

/** Each name becomes its value, once: what a value holds is never read again. A text that cannot be read stays as it is. */
export function fill(text: string, kind: WordedKind, values: Values): string {
  const parts = parseTemplate(text, placeholders[kind].may)
  if (!Array.isArray(parts)) return text
  return parts.map((part) => ('text' in part ? part.text : (values[part.name] ?? ''))).join('')
}

/** For a header: one line, nothing that a server could read as another. */
export const fillLine = (text: string, kind: WordedKind, values: Values): string =>
  fill(text, kind, values)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 250)
    .toWellFormed()

const namesIn = (text: string, may: readonly string[]): string[] => {
  const parts = parseTemplate(text, may)
  return Array.isArray(parts) ? parts.flatMap((part) => ('name' in part ? part.name : [])) : []
}
