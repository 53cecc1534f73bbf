import { readFileSync } from 'node:fs'
import { emailOf, password } from '../test/world.ts'
import type { Running } from './application.ts'
import type { Line } from './line.ts'

const people = ['odile', 'igor', 'ana', 'quentin', 'carole', 'bruno', 'sylvie', 'cleo', 'denis', 'aude']

/**
 * Fifty photos of twelve million pixels sent at once to the built Worker, with no script, and made into portraits by its
 * queue. The memory is that of the whole process: the isolate, and beside it the database, the store and the queue.
 */
export async function measureUploads({ origin, pids }: Running, path: string): Promise<Line[]> {
  const bytes = readFileSync(path)
  const cookies: string[] = []
  for (const member of people) cookies.push(await signIn(origin, member))
  const before = heldBy(pids)
  const most = { receiving: before, making: before }
  let phase: keyof typeof most = 'receiving'
  const watch = setInterval(() => {
    most[phase] = Math.max(most[phase], heldBy(pids))
  }, 20)
  const started = performance.now()
  const sent = await Promise.all(
    Array.from({ length: 50 }, (_, i) => send(origin, cookies[i % cookies.length] ?? '', bytes, i)),
  )
  const answered = performance.now() - started
  phase = 'making'
  const ready = await Promise.all(cookies.map((cookie) => waitForPortrait(origin, cookie)))
  const took = performance.now() - started
  clearInterval(watch)
  const taken = sent.filter((status) => status === 303).length
  return [
    {
      target: 'P6',
      what: '50 photos of 12 MP at once: taken in, and portraits shown at the end',
      ours: `${taken} of 50, ${ready.filter(Boolean).length} of ${people.length}`,
      goal: 'all',
      met: taken === 50 && ready.every(Boolean),
    },
    { target: '', what: '  answered, then made', ours: `${seconds(answered)}, ${seconds(took)}` },
    {
      target: '',
      what: '  memory of the process: Worker, database, store, queue',
      ours: `${megabytes(before)}, +${megabytes(most.receiving - before)} receiving, +${megabytes(most.making - before)} making`,
    },
  ]
}

async function signIn(origin: string, member: string): Promise<string> {
  const body = new URLSearchParams({ email: emailOf(member), password })
  const answer = await fetch(`${origin}/sign-in`, { method: 'POST', redirect: 'manual', body, headers: ours(origin) })
  return cookieOf(answer)
}

async function send(origin: string, cookie: string, bytes: Uint8Array<ArrayBuffer>, number: number): Promise<number> {
  const body = new FormData()
  body.set('_for', 'lisiere')
  body.set('portrait', new File([bytes], `IMG_${number}.jpg`, { type: 'image/jpeg' }))
  const headers = { ...ours(origin), Cookie: cookie }
  const answer = await fetch(`${origin}/account/portrait`, { method: 'POST', redirect: 'manual', body, headers })
  await answer.arrayBuffer()
  return answer.status
}

/** Shown, and nothing more on its way. */
async function waitForPortrait(origin: string, cookie: string): Promise<boolean> {
  for (let time = 0; time < 300; time++) {
    const page = await fetch(`${origin}/account/portrait`, { headers: { Cookie: cookie } }).then((answer) =>
      answer.text(),
    )
    if (page.includes('/portraits/') && !page.includes('every 2s')) return true
    await new Promise((done) => setTimeout(done, 300))
  }
  return false
}

const ours = (origin: string) => ({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' })

const cookieOf = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('__Host-login='))
    ?.split(';')[0] ?? ''

function heldBy(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return sum + Number(kilobytes) * 1024
  }, 0)
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
