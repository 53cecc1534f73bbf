import { makeIds } from '../src/edge/ids.ts'
import { signStandard } from '../src/edge/webhooks/standard.ts'
import type { Running } from './application.ts'
import { type Line, ms, quantile } from './line.ts'

type Source = { address: string; secret: string }

/** What a provider waits for: a signed call verified, kept with its event, and answered; then the same calls once more. */
export async function timeHooks(ours: Running, calls: number): Promise<Line[]> {
  const source = await addSource(ours)
  await until(async () => (await send(source, 'msg_first')) === 200)
  const ids = Array.from({ length: calls }, (_, at) => `msg_${at}`)
  return [await lineOf('webhook kept and answered', source, ids), await lineOf('webhook known already', source, ids)]
}

async function lineOf(what: string, source: Source, ids: readonly string[]): Promise<Line> {
  const times: number[] = []
  let errors = 0
  for (const id of ids) {
    const began = performance.now()
    if ((await send(source, id)) !== 200) errors += 1
    times.push(performance.now() - began)
  }
  const p95 = quantile(times, 0.95)
  const ours = `${ms(quantile(times, 0.5))}, p95 ${ms(p95)}`
  return { target: 'P9', what: `${what}, ${errors} errors`, ours, goal: 'p95 ≤ 50 ms', met: p95 <= 50 && errors === 0 }
}

/** By the form, as anybody who runs the organisation. */
async function addSource({ origin, cookie }: Running): Promise<Source> {
  const id = makeIds(Date.now).next()
  const answer = await fetch(`${origin}/settings/webhooks/sources`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ _for: 'lisiere', id, provider: 'standard', name: 'Mesure', secret: '' }),
  })
  const html = await answer.text()
  const [, address = ''] = /value="([^"]+\/hooks\/standard\/[\w-]+)"/.exec(html) ?? []
  const [, secret = ''] = /value="(whsec_[\w+/=]+)"/.exec(html) ?? []
  if (!address || !secret) throw new Error(`Adding a source answers ${answer.status}`)
  return { address, secret }
}

async function send({ address, secret }: Source, id: string): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({ type: 'lisiere.ping', data: { id, note: 'x'.repeat(1500) } })
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await signStandard([secret], { id, timestamp, body }),
  }
  const answer = await fetch(address, { method: 'POST', body, headers })
  await answer.arrayBuffer()
  return answer.status
}

/** The directory follows a new source within seconds. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await happened()) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The address of the source never answered.')
}
