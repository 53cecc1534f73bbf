import * as z from 'zod'
import { choice, line, several, version } from '#domain/fields.ts'
import { mayReach } from '#edge/safe-address.ts'
import { publicKinds } from './public-events.ts'

const fields = {
  name: line(60),
  address: line(500).pipe(z.string().refine(leadsSomewhere, { error: 'hook_address' })),
  kinds: several().pipe(
    z.array(choice(publicKinds)).min(1, { error: 'choice' }).max(publicKinds.length, { error: 'choice' }),
  ),
}

/** The id is made with the form, so that a form sent twice makes one subscription. */
export const SubscriptionInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  ...fields,
})
export type SubscriptionInput = z.output<typeof SubscriptionInput>

export const SubscriptionChange = z.strictObject({ ...fields, version: version() })
export type SubscriptionChange = z.output<typeof SubscriptionChange>

/** A public name over https; this very machine where development allows it, and nowhere else. */
export const refuseAddress = (address: string, loopback: boolean): 'hook_address' | null =>
  mayReach(address, { publicOnly: true, loopback }) ? null : 'hook_address'

function leadsSomewhere(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol)
}
