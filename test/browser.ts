import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { type CapturedMail, listCaptured } from '#edge/mail-capture.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { now } from './visit.ts'

/** An hour that a test moves on. */
export const time = { at: now, now: () => time.at }
export const later = (milliseconds: number): number => {
  time.at += milliseconds
  return time.at
}

export const minutes = 60_000
export const hours = 60 * minutes
export const days = 24 * hours

const ambient = { clock: time, ids: makeIds(time.now), handlersOf }
const app = makeApp(ambient, rooms)

/** Held here rather than in the queue, whose consumer would live by the clock of the machine. */
const waiting: JobMessage[] = []
const held = { ...env, JOBS: { sendBatch: async (messages: { body: JobMessage }[]) => void hold(messages) } }
const bindings = held as unknown as Bindings
const hold = (messages: { body: JobMessage }[]) => waiting.push(...messages.map(({ body }) => body))

/** Everything owed so far is done, twice: as a queue may. */
export async function deliver(): Promise<void> {
  for (const message of waiting.splice(0)) {
    await answer(bindings, ambient, message)
    await answer(bindings, ambient, message)
  }
}

/** The mails that somebody has received, the latest first. */
export async function mailsTo(address: string): Promise<CapturedMail[]> {
  await deliver()
  return (await listCaptured(env)).filter(({ to }) => to === address)
}

export const linkIn = (mail: CapturedMail | undefined): string =>
  /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

export type Browser = {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** One browser: it keeps its cookies, and gives them back. */
export function openBrowser({ address = '192.0.2.1', agent = firefox } = {}): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit) => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Cookie, 'CF-Connecting-IP': address, 'User-Agent': agent, ...init.headers }
    const context = createExecutionContext()
    const request = new Request(`${env.ORIGIN}${path}`, { redirect: 'manual', ...init, headers })
    const response = await app.fetch(request, bindings, context)
    await waitOnExecutionContext(context)
    keep(cookies, response)
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
      }),
  }
}

function keep(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, value)
  }
}
