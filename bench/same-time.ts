import type { Application } from './application.ts'
import { type Line, median, ms, quantile } from './line.ts'

type Asked = { page: string; path: string; fields: Record<string, string> }

const pages: readonly Asked[] = [
  { page: 'sign-in refused', path: '/sign-in', fields: { password: 'a wrong one, long enough' } },
  { page: 'sign-in link asked', path: '/sign-in/link', fields: {} },
  { page: 'new password asked', path: '/password-reset', fields: {} },
]

/** Milliseconds that nobody on a network tells apart. */
const unseen = 20

/** Whether its time tells that an address has an account: as many known ones as unknown, in turn, each from elsewhere. */
export async function measureSameTime({ origin, accounts }: Application): Promise<Line[]> {
  const lines: Line[] = []
  for (const { page, path, fields } of pages) {
    const known: number[] = []
    const unknown: number[] = []
    for (const [index, email] of accounts.entries()) {
      const stranger = `nobody-${index}@lisiere.example`
      const turns = [() => time(email, known), () => time(stranger, unknown)]
      for (const turn of index % 2 === 0 ? turns : turns.toReversed()) await turn()
    }
    const apart = Math.abs(median(known) - median(unknown))
    lines.push({
      target: 'time',
      what: `${page}: address known, unknown (${accounts.length} each)`,
      ours: spread(known),
      floor: spread(unknown),
      ratio: `medians ${ms(apart)} apart`,
      goal: `≤ ${unseen} ms`,
      met: apart <= unseen,
    })

    async function time(email: string, into: number[]): Promise<void> {
      const started = performance.now()
      const answer = await post(origin + path, { ...fields, email })
      await answer.arrayBuffer()
      if (answer.status >= 429) throw new Error(`${path} answers ${answer.status}`)
      into.push(performance.now() - started)
    }
  }
  return lines
}

const spread = (times: readonly number[]): string =>
  `${ms(median(times))} (${ms(quantile(times, 0.1))}–${ms(quantile(times, 0.9))})`

/** How often an address of the network tries is counted: each comes from another. */
let from = 0
function post(url: string, fields: Record<string, string>): Promise<Response> {
  from += 1
  const address = `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(url).origin, 'Sec-Fetch-Site': 'same-origin', 'CF-Connecting-IP': address },
    body: new URLSearchParams(fields),
  })
}
