import type { Facts } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { exceptionsOf } from './frames.ts'

type Settings = Pick<Bindings, 'MODE' | 'VERSION'>

/** Of what the log says, what may leave; who logs something new tells nothing more. */
const told = ['reference', 'organisation', 'route', 'handler', 'schedule'] as const

/** Names of ours and ids: none holds an address of mail, nor a word of a person. */
const plain = /^[\w .:/*{}-]{1,200}$/

export function eventOf(facts: Facts, error: unknown, { MODE, VERSION }: Settings, at: number) {
  const tags = Object.fromEntries(
    told.flatMap((name) => (plain.test(String(facts[name] ?? '')) ? [[name, String(facts[name])]] : [])),
  )
  const transaction = tags.route ?? tags.handler ?? 'none'
  const values = exceptionsOf(error)
  return {
    event_id: crypto.randomUUID().replaceAll('-', ''),
    timestamp: at / 1000,
    platform: 'javascript',
    level: 'error',
    transaction,
    environment: MODE,
    ...(VERSION ? { release: VERSION.id } : {}),
    tags,
    exception: { values },
    // Files and functions have other names in each version: by these the same error is known from one to the next.
    fingerprint: [transaction, ...values.map(({ type }) => type)],
    // Nobody's address is to be guessed from the line this came by.
    sdk: { name: 'lisiere', version: '1', settings: { infer_ip: 'never' } },
  }
}

/** Lines of JSON: what is sent, what kind it is and how long, and the thing itself. */
export function envelopeOf(event: ReturnType<typeof eventOf>, at: number): string {
  const payload = JSON.stringify(event)
  const { length } = new TextEncoder().encode(payload)
  const header = { event_id: event.event_id, sent_at: new Date(at).toISOString() }
  return [JSON.stringify(header), JSON.stringify({ type: 'event', length }), payload, ''].join('\n')
}
