import * as z from 'zod'
import { choice, email, line, several } from '#domain/fields.ts'
import { roles } from './matrix.ts'

/** Seven days, as its link. */
export const invitationLife = 7 * 24 * 3600_000

const where = () => several().pipe(z.array(z.string().max(40, { error: 'choice' })).min(1, { error: 'site_needed' }))

export const InvitationInput = z.strictObject({
  givenName: line(80),
  familyName: line(80),
  email: email(),
  role: choice(roles),
  sites: where(),
})
export type InvitationInput = z.output<typeof InvitationInput>

export const InvitationsInput = z.strictObject({
  people: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(60_000, { error: 'too_long' }),
  role: choice(roles),
  sites: where(),
})
export type InvitationsInput = z.output<typeof InvitationsInput>

export type Invitee = { givenName: string; familyName: string; email: string }

/**
 * One person a line, as pasted from a mail or a spreadsheet: « Prénom Nom <adresse> », or cells between tabs or
 * semicolons. Somebody named twice is invited once. The numbers of the lines that do not read come back.
 */
export function parseInvitees(text: string): { invitees: readonly Invitee[]; unread: readonly number[] } {
  const found = new Map<string, Invitee>()
  const unread: number[] = []
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    if (written.trim() === '') continue
    const invitee = parseInvitee(written)
    if (invitee) found.set(invitee.email, found.get(invitee.email) ?? invitee)
    else unread.push(index + 1)
  }
  return { invitees: [...found.values()], unread }
}

function parseInvitee(written: string): Invitee | null {
  const cells = written
    .split(/[\s;,<>"]+/u)
    .map((cell) => cell.trim())
    .filter(Boolean)
  const addresses = cells.filter((cell) => cell.includes('@'))
  const parsed = addresses.length === 1 ? email().safeParse(addresses[0]) : null
  if (!parsed?.success) return null

  const name = Name.safeParse(nameOf(written, cells))
  return name.success ? { ...name.data, email: parsed.data } : null
}

/** Cells keep names made of several words apart; without cells, the first word is the given name. */
function nameOf(written: string, cells: readonly string[]): Invitee | Record<string, unknown> {
  const columns = written
    .split(/[;\t]/)
    .map((cell) => cell.replaceAll(/["<>]/g, '').trim())
    .filter((cell) => cell && !cell.includes('@'))
  if (columns.length === 2) return { givenName: columns[0], familyName: columns[1] }
  const [givenName, ...rest] = cells.filter((cell) => !cell.includes('@'))
  return { givenName, familyName: rest.join(' ') }
}

const Name = z.object({ givenName: line(80), familyName: line(80) })

export type InvitationState = 'pending' | 'accepted' | 'revoked' | 'expired'

export function stateOfInvitation(
  { end, expiresAt }: { end: 'accepted' | 'revoked' | null; expiresAt: number },
  now: number,
): InvitationState {
  return end ?? (expiresAt > now ? 'pending' : 'expired')
}

/** What the address of an acceptance names: an invitation, in an organisation. */
export const subjectOf = (organisationId: string, invitationId: string): string => `${organisationId}.${invitationId}`

export function readSubject(subject: string): { organisationId: string; invitationId: string } {
  const [organisationId = '', invitationId = ''] = subject.split('.')
  return { organisationId, invitationId }
}
