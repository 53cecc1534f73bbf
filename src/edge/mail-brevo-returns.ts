import * as z from 'zod'

/** A mail that Brevo could not hand over: the reference it left with, and what the other side said. */
export type Returned = { reference: string; reason: string }

/** What Brevo calls the ends of a mail that reached nobody. One that is put off is tried again, and is no end. */
const ends = new Set(['hard_bounce', 'soft_bounce', 'blocked', 'invalid_email', 'error'])

const Said = z.looseObject({
  event: z.string(),
  'X-Mailin-custom': z.string(),
  reason: z.string().optional().catch(undefined),
})

/** Of one thing said, or of several at once. What is not a return, or is about no mail of ours, is none. */
export function returnsIn(body: unknown): Returned[] {
  return [body].flat().flatMap((each) => {
    const said = Said.safeParse(each)
    if (!said.success || !ends.has(said.data.event)) return []
    const { event, reason, 'X-Mailin-custom': reference } = said.data
    return [{ reference, reason: reason || event }]
  })
}
