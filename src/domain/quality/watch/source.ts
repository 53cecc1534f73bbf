import * as z from 'zod'
import { choice, line, version } from '#domain/fields.ts'
import { mayReach } from '#edge/safe-address.ts'
import { themes } from './themes.ts'

const fields = {
  name: line(80),
  address: line(500).pipe(z.string().refine(leadsSomewhere, { error: 'watch_address' })),
  theme: choice(themes),
}

/** The id is made with the form, so that a form sent twice adds one feed. */
export const WatchSourceInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  ...fields,
})
export type WatchSourceInput = z.output<typeof WatchSourceInput>

export const WatchSourceChange = z.strictObject({ ...fields, version: version() })
export type WatchSourceChange = z.output<typeof WatchSourceChange>

/** A public name over https; this very machine where development allows it, and nowhere else. */
export const refuseFeed = (address: string, loopback: boolean): 'watch_address' | null =>
  mayReach(address, { publicOnly: true, loopback }) ? null : 'watch_address'

function leadsSomewhere(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol)
}
