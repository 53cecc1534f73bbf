/** How a call goes wrong: not done, done and answered with an error, never answered, done and nothing runs after it. */
export type Mode = 'before' | 'after' | 'hang' | 'kill'
export const modes: readonly Mode[] = ['before', 'after', 'hang', 'kill']

/** The n-th call since the strike before goes wrong, or every call from the n-th on until the heal. */
export type Strike = { at: number; mode: Mode; lasting: boolean }

/** What goes wrong in one run. In a squall, `jobs` takes over once somebody has tried until she was answered. */
export type Plan = { strikes: readonly Strike[]; jobs?: readonly Strike[] }

export type Kind = 'database' | 'files' | 'queue' | 'object' | 'outside'
export type Mail = { to: string; subject: string; text: string; idempotencyKey: string }

/** A call that left; `id` is the key by which its receiver knows a second one. */
export type Call = { url: string; id: string | null }

/** What befalls the calls of one run, and what they did. */
export type Weather = {
  /** Those still to come, the next one first, and how many calls have passed since the last. */
  strikes: readonly Strike[]
  since: number
  readonly calls: string[]
  readonly struck: string[]
  healed: boolean
  /** Tables a statement was prepared to write, by binding. */
  readonly touched: Map<string, Set<string>>
  readonly objects: Set<string>
  readonly mails: Mail[]
  readonly outbound: Call[]
  readonly flying: Set<Promise<unknown>>
}

export const newWeather = (strikes: readonly Strike[] = []): Weather => ({
  strikes,
  since: 0,
  calls: [],
  struck: [],
  healed: false,
  touched: new Map(),
  objects: new Set(),
  mails: [],
  outbound: [],
  flying: new Set(),
})

/** One request, one batch of messages, one run of cron. Dropped, nothing of it runs any more. */
export type Invocation = {
  readonly weather: Weather
  dropped: boolean
  readonly drop: () => void
  readonly gone: Promise<void>
}

export function newInvocation(weather: Weather): Invocation {
  const { promise, resolve } = Promise.withResolvers<void>()
  const invocation: Invocation = {
    weather,
    dropped: false,
    drop: () => {
      invocation.dropped = true
      resolve()
    },
    gone: promise,
  }
  return invocation
}

/** Every call to the outside passes here. */
export async function pass<T>(invocation: Invocation, kind: Kind, name: string, run: () => Promise<T>): Promise<T> {
  const { weather } = invocation
  if (invocation.dropped) return never()
  weather.calls.push(name)
  const strike = strikeNow(weather)
  if (!strike) return flown(weather, run)

  weather.struck.push(`${strike.mode} ${name}`)
  // What was refused by itself is answered no better.
  if (strike.mode === 'after' || strike.mode === 'kill') await flown(weather, run).catch(() => {})
  if (strike.mode === 'before' || strike.mode === 'after') throw errorOf(kind, weather.calls.length)
  invocation.drop()
  return never()
}

/** Whatever has left is waited for, even by nobody: it lands, unless it was fed by what has died. */
export async function landed({ flying }: Weather): Promise<void> {
  if (flying.size === 0) return
  const late = scheduler.wait(500)
  const all = (async () => {
    while (flying.size > 0) await Promise.allSettled([...flying])
  })()
  await Promise.race([all, late])
  flying.clear()
}

function strikeNow(weather: Weather): Strike | undefined {
  const [strike] = weather.healed ? [] : weather.strikes
  weather.since += 1
  if (!strike || weather.since < strike.at) return undefined
  if (strike.lasting) return strike
  turnTo(weather, weather.strikes.slice(1))
  return strike
}

/** From here on these are to come. */
export function turnTo(weather: Weather, strikes: readonly Strike[]): void {
  weather.strikes = strikes
  weather.since = 0
}

async function flown<T>({ flying }: Weather, run: () => Promise<T>): Promise<T> {
  const flight = run()
  flying.add(flight)
  try {
    return await flight
  } finally {
    flying.delete(flight)
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** The sentences of the platform itself. After most of them nobody can tell whether the write was done. */
const sentences: Record<Kind, readonly string[]> = {
  database: [
    'D1_ERROR: Network connection lost.',
    'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
    'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
    'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
    'D1_ERROR: D1 DB reset because its code was updated.',
    'D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.',
    'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
    'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
    "D1_ERROR: Can't read from request stream because client disconnected.",
    'D1_ERROR: D1 DB exceeded its memory limit and was reset.',
    'D1_ERROR: D1 DB exceeded its CPU time limit and was reset.',
  ],
  files: [
    'We encountered an internal error. Please try again. (10001)',
    'Reduce your concurrent request rate. (10058)',
  ],
  queue: ['Queue sendBatch failed: Internal Server Error', 'Queue sendBatch failed: Too Many Requests'],
  object: [
    'Network connection lost.',
    'Durable Object reset because its code was updated.',
    'Durable Object is overloaded. Requests queued for too long.',
  ],
  outside: ['Network connection lost.'],
}

function errorOf(kind: Kind, turn: number): Error {
  const said = sentences[kind]
  return new Error(said[turn % said.length])
}
