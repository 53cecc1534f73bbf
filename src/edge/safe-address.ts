/** Which addresses outgoing calls may reach. */
export type Reach =
  /** Our providers, named: `['api.brevo.com']`. */
  | { allow: readonly string[] }
  /** Any public name, for addresses that customers give. */
  | { publicOnly: true }

/** Development and tests only: this machine, in plain http, on any port. */
export type Exception = { loopback?: boolean }

/**
 * Names only, never numbers: an address in figures is refused whole, so that no notation of a private one slips through
 * (the URL parser has already turned decimal, octal and hexadecimal ones into dots). Where a public name leads is the
 * platform's to guard: `global_fetch_strictly_public`.
 */
export function mayReach(address: string | URL, reach: Reach & Exception): boolean {
  const url = URL.parse(String(address))
  if (!url || url.username || url.password) return false
  if (reach.loopback && isLoopback(url)) return true
  if (url.protocol !== 'https:') return false
  return 'allow' in reach ? reach.allow.includes(url.host) : url.port === '' && isPublicName(url.hostname)
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function isPublicName(hostname: string): boolean {
  const labels = hostname.split('.')
  const last = labels.at(-1) ?? ''
  return labels.length > 1 && labels.every(isLabel) && /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(last) && !hidden.has(last)
}

const isLabel = (label: string) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)

/** Last labels that never name a public server. */
const hidden = new Set(
  'alt arpa corp example home host intern internal intranet invalid lan local localdomain localhost mail onion private test'.split(
    ' ',
  ),
)
