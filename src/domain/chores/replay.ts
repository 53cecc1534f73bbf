import * as z from 'zod'

const key = () => z.string({ error: 'unreadable' }).min(1, { error: 'unreadable' }).max(80, { error: 'unreadable' })

/** Which work is asked for again: an event, and who must follow it. */
export const ReplayInput = z.strictObject({ event: key(), handler: key() })
