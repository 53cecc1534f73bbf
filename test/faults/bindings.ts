import type { Bindings, JobMessage } from '#env.ts'
import type { HarnessQueue } from './queue.ts'
import { type Invocation, type Mail, pass, type Weather } from './weather.ts'

/** The bindings as one invocation sees them: real ones, whose every call passes under the weather. */
export function bindingsUnder(invocation: Invocation, real: Bindings, queue: HarnessQueue, run: number): Bindings {
  const entries = Object.entries(real as unknown as Record<string, unknown>).map(([name, binding]) => [
    name,
    wrap(name, binding, invocation, queue, run),
  ])
  return Object.fromEntries(entries) as Bindings
}

function wrap(name: string, binding: unknown, invocation: Invocation, queue: HarnessQueue, run: number): unknown {
  // A service answers to any name one asks it for.
  if (typeof binding !== 'object' || binding === null || 'fetch' in binding) return binding
  if ('prepare' in binding) return databaseUnder(binding as D1Database, name, invocation)
  if ('createMultipartUpload' in binding) return filesUnder(binding as R2Bucket, name, invocation)
  if ('sendBatch' in binding) return queueUnder(name, invocation, queue)
  if ('idFromName' in binding) return objectsUnder(binding as DurableObjectNamespace, name, invocation, run)
  return binding
}

type Door = D1Database | D1DatabaseSession

function databaseUnder<T extends Door>(database: T, name: string, invocation: Invocation): T {
  return new Proxy(database, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      const call = value.bind(target)
      if (key === 'withSession') return (from: string) => databaseUnder(call(from), name, invocation)
      if (key === 'prepare') return (sql: string) => statementUnder(call(sql), sql, name, invocation)
      if (key === 'batch') return (some: unknown[]) => pass(invocation, 'database', `${name} batch`, () => call(some))
      return call
    },
  })
}

/** The real statement, since a batch takes no other; run alone it is a call like a batch. */
function statementUnder(
  statement: D1PreparedStatement,
  sql: string,
  name: string,
  invocation: Invocation,
): D1PreparedStatement {
  touching(invocation.weather, name, sql)

  const bind = statement.bind.bind(statement)
  const alone = (key: 'first' | 'all' | 'run' | 'raw') => {
    const call = statement[key].bind(statement) as (...some: unknown[]) => Promise<unknown>
    return (...some: unknown[]) => pass(invocation, 'database', `${name} ${key}`, () => call(...some))
  }
  return Object.assign(statement, {
    bind: (...values: unknown[]) => statementUnder(bind(...values), sql, name, invocation),
    first: alone('first'),
    all: alone('all'),
    run: alone('run'),
    raw: alone('raw'),
  }) as D1PreparedStatement
}

/** What a statement writes is noted where it is prepared. */
export function touching(weather: Weather, database: string, sql: string): void {
  const touched = weather.touched.get(database) ?? new Set<string>()
  weather.touched.set(database, touched)
  for (const table of writtenBy(sql)) touched.add(table)
}

export function writtenBy(sql: string): string[] {
  const found = sql.matchAll(/\b(?:insert\s+(?:or\s+\w+\s+)?into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"?(\w+)"?/gi)
  return [...found].map(([, table = '']) => table).filter((table) => table.toLowerCase() !== 'set')
}

function filesUnder(bucket: R2Bucket, binding: string, invocation: Invocation): R2Bucket {
  const { weather } = invocation
  return new Proxy(bucket, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (first: unknown, ...rest: unknown[]) =>
        pass(invocation, 'files', `${binding} ${String(key)}`, async () => {
          const answer = await value.call(target, first, ...rest)
          if (key === 'put' || key === 'delete')
            for (const name of [first].flat()) weather.objects.add(`${binding} ${name}`)
          if (key === 'put') keepMail(weather.mails, String(first), rest[0])
          return isUpload(answer) ? uploadUnder(answer, binding, invocation) : answer
        })
    },
  })
}

function keepMail(mails: Mail[], key: string, body: unknown): void {
  if (key.startsWith('dev/mail/') && typeof body === 'string') mails.push(JSON.parse(body) as Mail)
}

const isUpload = (answer: unknown): answer is R2MultipartUpload =>
  typeof answer === 'object' && answer !== null && 'uploadPart' in answer

function uploadUnder(upload: R2MultipartUpload, binding: string, invocation: Invocation): R2MultipartUpload {
  return new Proxy(upload, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      invocation.weather.objects.add(`${binding} ${target.key}`)
      return (...some: unknown[]) =>
        pass(invocation, 'files', `${binding} ${String(key)}`, () => value.apply(target, some))
    },
  })
}

function queueUnder(name: string, invocation: Invocation, queue: HarnessQueue): Pick<Queue, 'send' | 'sendBatch'> {
  const said = { metadata: {} } as unknown as QueueSendBatchResponse & QueueSendResponse
  const send = (bodies: readonly JobMessage[]) =>
    pass(invocation, 'queue', `${name} send`, async () => {
      for (const body of bodies) queue.add(structuredClone(body))
      return said
    })
  return {
    send: (body) => send([body as JobMessage]),
    sendBatch: (messages) => send([...messages].map(({ body }) => body as JobMessage)),
  }
}

/**
 * Each run has objects of its own: what they count does not follow from one run to the next. Open pages count nothing,
 * and waking a new object for them took a third of the time of a run.
 */
function objectsUnder(
  namespace: DurableObjectNamespace,
  name: string,
  invocation: Invocation,
  run: number,
): DurableObjectNamespace {
  const own = (id: string) => (name === 'LIVE' ? id : `${run} ${id}`)
  return new Proxy(namespace, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      if (key === 'getByName') return (id: string) => stubUnder(value.call(target, own(id)), name, invocation)
      if (key === 'idFromName') return (id: string) => value.call(target, own(id))
      if (key === 'get') return (id: DurableObjectId) => stubUnder(value.call(target, id), name, invocation)
      return value.bind(target)
    },
  })
}

function stubUnder(stub: DurableObjectStub, name: string, invocation: Invocation): DurableObjectStub {
  return new Proxy(stub, {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown
      if (typeof value !== 'function' || key === 'then') return value
      const call = value as (...some: unknown[]) => Promise<unknown>
      return (...some: unknown[]) =>
        pass(invocation, 'object', `${name} ${String(key)}`, async () => Reflect.apply(call, target, some))
    },
  })
}
