import type { Attempts } from './attempts.ts'
import type { Answer, Lane } from './attempts-pace.ts'

/** `trusted`: the visitor has proved that this device has entered this account before. */
export type SignIn = { account: string; address: string; trusted: boolean; now: number }

/** Call `succeeded` once the person is in; a failure is already counted. */
export type Verdict = Answer & { succeeded(): Promise<void> }

export function attempts(namespace: DurableObjectNamespace<Attempts>, secret: string) {
  return {
    /**
     * The address first: one that must wait does not spend the attempts of the accounts it aims at.
     * The owner's own device answers for itself alone, so that nobody else's attempts can keep the owner out.
     */
    async guardSignIn({ account, address, trusted, now }: SignIn): Promise<Verdict> {
      const person = await counter('account', account.trim().toLowerCase(), trusted ? 'known' : 'account')
      const counters = trusted ? [person] : [await counter('address', network(address), 'address'), person]

      for (const { object, lane } of counters) {
        const answer = await object.ask(lane, now)
        if (!answer.allowed) return { ...answer, succeeded: async () => {} }
      }
      return {
        allowed: true,
        retryAfter: 0,
        succeeded: async () => {
          await Promise.all(counters.map(({ object, lane }) => object.succeeded(lane)))
        },
      }
    },
  }

  async function counter(kind: 'account' | 'address', whom: string, lane: Lane) {
    return { object: namespace.getByName(await keyedHash(secret, `attempts ${kind} ${whom}`)), lane }
  }
}

/** One household or office has a whole /64 of IPv6 to change address in: it counts as one. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^.*:/, '')
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}

async function keyedHash(secret: string, text: string): Promise<string> {
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)))
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
