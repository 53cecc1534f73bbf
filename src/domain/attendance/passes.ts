import type { Tokens } from '#edge/tokens.ts'

type Place = { organisation: string; shard: string; slot: string }

/** Given to whoever has scanned the code while it was on the screen: time to sign, and that slot alone. */
export type Pass = Place & { purpose: 'slot-pass' }
/** Given to the trainer's page while it has a network: signatures of that slot, sent later. */
export type Ticket = Place & { purpose: 'slot-ticket'; by: string; person: string }
/** Mailed to somebody who follows from afar: their own signature for that slot. */
export type OwnLink = Place & { purpose: 'slot-link'; enrolment: string }
/** Kept by a phone that has signed: which one it is, and whose mail it has proved today. */
export type Phone = { purpose: 'slot-phone'; device: string; organisation: string; person: string }

type Paper = Pass | Ticket | OwnLink | Phone

const hour = 3600
const lives = { 'slot-pass': hour / 6, 'slot-phone': 14 * hour } as const
const afterSlot = 72 * hour * 1000

export const signPass = (tokens: Tokens, place: Place, now: number): Promise<string> =>
  tokens.sign('link', { ...place, purpose: 'slot-pass' } satisfies Pass, lives['slot-pass'], now)

export const signPhone = (tokens: Tokens, phone: Omit<Phone, 'purpose'>, now: number): Promise<string> =>
  tokens.sign('link', { ...phone, purpose: 'slot-phone' } satisfies Phone, lives['slot-phone'], now)

/** Good for three days after the slot: a trainer may be long without a network. */
export const signTicket = (tokens: Tokens, ticket: Omit<Ticket, 'purpose'>, endsAt: number, now: number) =>
  tokens.sign('link', { ...ticket, purpose: 'slot-ticket' } satisfies Ticket, lifeUntil(endsAt + afterSlot, now), now)

/** Good until the day after: what is signed late says so. */
export const signOwnLink = (tokens: Tokens, link: Omit<OwnLink, 'purpose'>, endsAt: number, now: number) =>
  tokens.sign(
    'link',
    { ...link, purpose: 'slot-link' } satisfies OwnLink,
    lifeUntil(endsAt + 24 * hour * 1000, now),
    now,
  )

export async function readPaper<P extends Paper['purpose']>(
  tokens: Tokens,
  purpose: P,
  token: string,
  now: number,
): Promise<Extract<Paper, { purpose: P }> | null> {
  const claims = await tokens.verify<Extract<Paper, { purpose: P }>>('link', token, now)
  return claims?.purpose === purpose ? claims : null
}

const longest = 390 * 24 * hour
const lifeUntil = (until: number, now: number): number =>
  Math.min(longest, Math.max(hour, Math.floor((until - now) / 1000)))
