import { makeIds } from '../src/edge/ids.ts'
import { signStandard } from '../src/edge/webhooks/standard.ts'
import type { Running } from './application.ts'
import { type Line, ms, quantile } from './line.ts'

type Source = { address: string; secret: string }

/** Calls a second: fifty times what an organisation hears on a busy day of registrations. */
const rate = 20

/**
 * What a provider waits for: a signed call verified, kept with its event, and answered, while the queue works through those
 * before it. As providers send, at their own pace whether or not the call before was answered; then one as soon as the other.
 */
export async function timeHooks(ours: Running, calls: number): Promise<Line[]> {
  const source = await addSource(ours)
  await until(async () => (await send(source, 'msg_first')) === 200)
  const paced = await atTheirPace(source, idsOf('paced', calls))
  const hurried = await oneByOne(source, idsOf('hurried', calls))
  const known = await oneByOne(source, idsOf('paced', calls))
  return [
    lineOf(`webhook kept and answered, ${rate} a second`, paced),
    lineOf('webhook kept and answered, one after the other', hurried),
    lineOf('webhook known already', known),
  ]
}

type Seen = { milliseconds: number; status: number }

const idsOf = (name: string, calls: number) => Array.from({ length: calls }, (_, at) => `msg_${name}_${at}`)

/** By chance, so many a second; each counted from when it should have left. */
async function atTheirPace(source: Source, ids: readonly string[]): Promise<Seen[]> {
  let due = performance.now()
  const sent: Promise<Seen>[] = []
  for (const id of ids) {
    due += (-Math.log(1 - Math.random()) * 1000) / rate
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
    sent.push(seen(source, id, due))
  }
  return Promise.all(sent)
}

async function oneByOne(source: Source, ids: readonly string[]): Promise<Seen[]> {
  const all: Seen[] = []
  for (const id of ids) all.push(await seen(source, id, performance.now()))
  return all
}

async function seen(source: Source, id: string, since: number): Promise<Seen> {
  const status = await send(source, id)
  return { status, milliseconds: performance.now() - since }
}

function lineOf(what: string, all: readonly Seen[]): Line {
  const times = all.map(({ milliseconds }) => milliseconds)
  const errors = all.filter(({ status }) => status !== 200).length
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
