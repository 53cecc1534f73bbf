import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import type { Bindings } from '#env.ts'
import { consume } from '#jobs/consume.ts'
import { schedules } from '#jobs/schedules.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { now } from '#test/visit.ts'
import { identityOf, organisations } from '#test/world.ts'
import { bindingsUnder, touching } from './bindings.ts'
import { type HarnessQueue, harnessQueue } from './queue.ts'
import { type Invocation, landed, newInvocation, newWeather, pass, type Weather } from './weather.ts'

export const minute = 60_000

/** The hour of the place, which runs move on. */
export const time = { at: now, now: () => time.at }

const ids = makeIds(time.now)
/** A secret always holds a digit, so that nobody takes it for a word. */
const ambient = {
  clock: time,
  ids: { next: ids.next, secret: (bytes?: number) => `0${ids.secret(bytes).slice(1)}` },
  handlersOf,
}

/** What is put to the test: the product, or one with a bug sown in it. */
export type System = {
  fetch(request: Request, env: Bindings, context: ExecutionContext): Response | Promise<Response>
  queue(messages: MessageBatch<never>, env: Bindings, given: typeof ambient): Promise<void>
  errands: readonly { name: string; run(env: Bindings, given: typeof ambient): Promise<unknown> }[]
}

const app = makeApp(ambient, rooms)
export const product: System = { fetch: (...given) => app.fetch(...given), queue: consume, errands: schedules }

/** How something ended: an answer, an error nobody caught, or silence. */
export type Answer = { status: number; text: string } | 'threw' | 'dropped'

export type Person = {
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Reply>
  send(path: string, init: RequestInit): Promise<Reply>
  readonly cookies: Map<string, string>
}

export type Fields = Readonly<Record<string, string | readonly string[] | File>>
export type Reply = { status: number; text: string; headers: Headers }

/** A request that got no answer. */
export class NoAnswer extends Error {}

/** Where a flow happens. What it sends passes under the weather of the moment. */
export type Place = {
  readonly env: Bindings
  readonly now: () => number
  /** Somebody of the cast who has just come in: her standing is fresh, her proof recent. */
  member(name: string, home?: string, organisation?: string): Promise<Person>
  stranger(cookies?: Readonly<Record<string, string>>): Person
  /** One value of the first database. */
  value(sql: string, ...values: unknown[]): Promise<string>
  write(sql: string, ...values: unknown[]): Promise<void>
  errand(name: string): Promise<Reply>
  command(run: (env: Bindings, given: typeof ambient) => Promise<unknown>): Promise<Reply>
  deliver(): Promise<void>
  later(milliseconds: number): void
  /** The last letter sent to somebody, as text. */
  mailTo(address: string): string
  /** What the link of that letter carries. */
  tokenTo(address: string): string
  /** Answers calls that leave; until it is told, they find nobody. */
  outside(answer: (request: Request) => Promise<Response>): void
  /** Every POST address asked so far. */
  readonly asked: Set<string>
  /** Errands that flows have run, in order. */
  readonly errandsRun: string[]
}

/** A place, with the levers its runs pull. */
export type Stage = Place & {
  begin(weather: Weather, queue: HarnessQueue, run: number): void
  readonly weather: () => Weather
  readonly queue: () => HarnessQueue
  /** One round of the queue: whether anything was taken. */
  round(): Promise<boolean>
  /** What cron does about what was left undone. */
  mend(also: readonly string[]): Promise<void>
  /** Days later, cron takes away the files that nobody names. */
  sweep(): Promise<void>
  /** How much is left undone: work, letters, messages to the outside. */
  owed(): Promise<number>
  keepPeople(): () => void
}

export function openStage(system: System = product): Stage {
  let weather = newWeather()
  let queue = harnessQueue(null)
  let run = 0
  let answerOutside: (request: Request) => Promise<Response> = async () => new Response('', { status: 502 })
  let current: Invocation | null = null
  const people: Person[] = []
  /** What the browser of somebody held who came in first, before anything else was written. */
  const newcomers = new Map<string, Map<string, string>>()
  const asked = new Set<string>()
  const errandsRun: string[] = []
  const real = env as unknown as Bindings

  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const invocation = current
    if (!invocation) throw new Error('No call leaves from here.')
    return pass(invocation, 'outside', `outside ${new URL(request.url).host}`, async () => {
      weather.outbound.push({ url: request.url, id: request.headers.get('webhook-id') })
      return answerOutside(request)
    })
  })

  /** Runs until it ends or is dropped; what it leaves behind in `waitUntil` belongs to it. */
  async function invoke<T>(what: (given: Bindings, context: ExecutionContext) => Promise<T>): Promise<T | 'dropped'> {
    const invocation = newInvocation(weather)
    current = invocation
    const waiting: Promise<unknown>[] = []
    const context = {
      waitUntil: (one: Promise<unknown>) => void waiting.push(one.catch(() => {})),
      passThroughOnException: () => {},
      props: {},
    } as unknown as ExecutionContext
    const gone = invocation.gone.then(() => 'dropped' as const)
    try {
      const ended = await Promise.race([what(bindingsUnder(invocation, real, queue, run), context), gone])
      if (ended === 'dropped') return ended
      // The answer has left: a courtesy that dies takes nothing back.
      await Promise.race([Promise.all(waiting), gone])
      return ended
    } finally {
      await landed(weather)
    }
  }

  async function request(path: string, init: RequestInit): Promise<Reply> {
    if (init.method === 'POST') asked.add(path.split('?')[0] ?? path)
    const reply = await invoke(async (given, context) => {
      const response = await system.fetch(
        new Request(`${real.ORIGIN}${path}`, { redirect: 'manual', ...init }),
        given,
        context,
      )
      return {
        status: response.status,
        headers: response.headers,
        text: new TextDecoder().decode(await response.arrayBuffer()),
      }
    })
    if (reply === 'dropped') throw new NoAnswer(path)
    return reply
  }

  function person(organisation: string, cookies: Map<string, string>): Person {
    const send = async (path: string, init: RequestInit) => {
      const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const always = {
        Cookie,
        'CF-Connecting-IP': '192.0.2.7',
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      }
      const reply = await request(path, { ...init, headers: { ...always, ...init.headers } })
      keepCookies(cookies, reply.headers)
      return reply
    }
    const someone: Person = {
      cookies,
      send,
      get: (path, headers = {}) => send(path, { headers }),
      post: (path, fields = {}, headers = {}) =>
        send(path, {
          method: 'POST',
          body: formOf({ ...(organisation ? { _for: organisation } : {}), ...fields }),
          headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
        }),
    }
    people.push(someone)
    return someone
  }

  const command: Place['command'] = async (what) => {
    const ended = await invoke(async (given) => {
      await what(given, ambient)
      return 'done' as const
    })
    if (ended === 'dropped') throw new NoAnswer('command')
    return { status: 200, text: '', headers: new Headers() }
  }

  const runErrand = (name: string): Promise<Reply> => {
    const known = system.errands.find((one) => one.name === name)
    if (!known) throw new Error(`Cron has no errand called ${name}.`)
    return command((given) => known.run(given, ambient))
  }

  async function round(): Promise<boolean> {
    const batches = queue.take()
    for (const { messages, settle } of batches) {
      try {
        const ended = await invoke(async (given) => {
          await system.queue(messages as MessageBatch<never>, given, ambient)
          return 'returned' as const
        })
        settle(ended)
      } catch {
        settle('threw')
      }
    }
    return batches.length > 0
  }

  const lastMail = (address: string) => weather.mails.findLast(({ to }) => to === address)?.text ?? ''

  const first = (sql: string, values: readonly unknown[]) => {
    touching(weather, 'SHARD_1', sql)
    return real.SHARD_1.prepare(sql)
      .bind(...values)
      .first<Record<string, unknown>>()
  }

  return {
    env: real,
    now: time.now,
    asked,
    errandsRun,
    command,
    errand: (name) => {
      errandsRun.push(name)
      return runErrand(name)
    },
    round,
    stranger: (cookies = {}) => person('', new Map(Object.entries(cookies))),
    async member(name, home = 'lisiere', organisation = home) {
      const who = `${name} ${home} ${organisation}`
      const fresh =
        time.at === now && [...weather.touched.values()].every((tables) => [...tables].every((one) => one === 'logins'))
      const identity = identityOf(name, home)
      const login = `login-${identity}`
      await first('INSERT OR IGNORE INTO logins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)', [
        ...[login, identity, time.at, time.at, time.at + 3600_000, time.at],
        ...['password', 2, '127.0.0.1', 'Test'],
      ])
      const shard = organisations.find(({ id }) => id === organisation)?.shard ?? 'SHARD_1'
      const claims = { login, identity, organisation, shard, hats: '[]', grants: '[]', site: '' }
      const cookie = await tokens(real.SECRET).sign('login', claims, 3600, time.at)
      const known = fresh ? newcomers.get(who) : undefined
      const someone = person(organisation, new Map(known ?? [['__Host-login', cookie]]))
      if (!known) await someone.get('/desk')
      if (fresh) newcomers.set(who, new Map(someone.cookies))
      return someone
    },
    value: async (sql, ...values) => String(Object.values((await first(sql, values)) ?? { none: '' })[0] ?? ''),
    write: async (sql, ...values) => void (await first(sql, values)),
    deliver: async () => {
      while (queue.size() > 0) await round()
    },
    later: (milliseconds) => {
      time.at += milliseconds
    },
    mailTo: lastMail,
    tokenTo: (address) => /[?&]token=([\w.-]+)/.exec(lastMail(address))?.[1] ?? '',
    outside: (answer) => {
      answerOutside = answer
    },
    begin: (next, queueOfRun, number) => {
      weather = next
      queue = queueOfRun
      run = number
    },
    weather: () => weather,
    queue: () => queue,
    mend: async (also) => {
      const known = system.errands.map(({ name }) => name)
      for (const name of known.filter((one) => menders.includes(one) || also.includes(one)))
        await runErrand(name).catch(() => {})
    },
    sweep: async () => {
      const papers = [...weather.objects].some((key) => !key.includes(' dev/mail/'))
      if (!papers || !system.errands.some(({ name }) => name === 'sweep')) return
      for (let day = 1; day <= 3; day++) {
        time.at += 25 * 60 * minute
        await runErrand('sweep').catch(() => {})
      }
    },
    owed: async () => {
      const counts = await Promise.all(
        [real.SHARD_1, real.SHARD_2].map((db) => db.prepare(undone).first<{ n: number }>()),
      )
      return counts.reduce((sum, row) => sum + (row?.n ?? 0), 0)
    },
    keepPeople: () => {
      const kept = people.map(({ cookies }) => [cookies, new Map(cookies)] as const)
      return () => {
        for (const [cookies, was] of kept) {
          cookies.clear()
          for (const [name, value] of was) cookies.set(name, value)
        }
      }
    },
  }
}

const menders = ['resend', 'sendings', 'deliveries']
const undone = `SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM sendings WHERE due_at IS NOT NULL)
  + (SELECT count(*) FROM deliveries WHERE due_at IS NOT NULL) AS n`

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, value)
  }
}

/** As a browser sends it: in parts when there is a file. */
function formOf(fields: Fields): FormData | URLSearchParams {
  const withFile = Object.values(fields).some((value) => value instanceof File)
  const form = withFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof File) (form as FormData).append(name, value)
    else for (const one of [value].flat() as string[]) form.append(name, one)
  }
  return form
}
