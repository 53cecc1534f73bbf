import * as z from 'zod'
import { day, email, line, optionalLine, several } from '#domain/fields.ts'

export const mostCodes = 30
export const mostAttempts = 5
export const codeLife = 10 * 60_000
/** Between two codes for the same person. */
export const codePause = 30_000
/** A browser that has given its code is known for a working day. */
export const entryLife = 10 * 3600_000

/** The id is made with the form: sent twice, it is one room. */
export const AuditRoomInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  name: line(120),
  email: email(),
  body: optionalLine(120),
  from: day(),
  to: day(),
  sites: several().pipe(z.array(z.string().max(40, { error: 'unreadable' })).max(50, { error: 'too_long' })),
})
export type AuditRoomInput = z.output<typeof AuditRoomInput>

export const AuditEntryInput = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'signing_code' })),
})

export const LiveFindingInput = z.strictObject({
  grade: z.enum(['minor', 'major'], { error: 'choice' }),
  said: line(2000),
})
export type LiveFindingInput = z.output<typeof LiveFindingInput>

type Times = { revokedAt: number | null; opensAt: number; closesAt: number }
export type RoomState = 'early' | 'open' | 'over' | 'revoked'

export function stateOfRoom({ revokedAt, opensAt, closesAt }: Times, now: number): RoomState {
  if (revokedAt !== null) return 'revoked'
  if (now < opensAt) return 'early'
  return now < closesAt ? 'open' : 'over'
}

/** The longest that a room may stay open. */
const longestRoom = 31 * 24 * 3600_000

export function refuseTimes(opensAt: number, closesAt: number, now: number): 'room_dates' | null {
  return closesAt <= opensAt || closesAt <= now || closesAt - opensAt > longestRoom ? 'room_dates' : null
}

/** The sites that may be seen there: all of them when none is named. */
export const sitesOf = ({ siteIds }: { siteIds: string }): 'all' | readonly string[] =>
  siteIds === '' ? 'all' : siteIds.split(' ')

/** Papers that tell what was worked on with somebody, or what things cost, are not read there. */
const shownPapers: readonly string[] = [
  'convention',
  'contrat_individuel',
  'programme',
  'infos_preinscription',
  'convocation',
  'reglement_interieur',
  'emargement',
  'certificat_realisation',
  'attestation_fin',
  'attestation_assiduite',
  'bilan_convention',
  'procedure_vhd',
  'contrat_sous_traitance',
]
export const isPaperShown = (kind: string): boolean => shownPapers.includes(kind)

/** What was worked on in a career assessment is its beneficiary's alone. */
export const isContentShown = (category: string): boolean => category !== 'BC'

/** A proof that tells who needs what shows its rule and its day, never its name. */
export const isNameShown = (rule: string): boolean => rule !== 'adaptation_recorded'
