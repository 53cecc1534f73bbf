import { createConnection, type Socket } from 'node:net'

/** The little of PostgreSQL's protocol that prepared questions need, over its local socket: nothing quicker exists in Node. */
export type Asker = { ask(sql: string, values: readonly string[]): Promise<(string | null)[][]>; end(): void }

type Waiting = { rows: (string | null)[][]; answer: (rows: (string | null)[][]) => void; fail: (error: Error) => void }

export async function connect(path: string, user: string): Promise<Asker> {
  const socket = createConnection(path)
  const prepared = new Map<string, string>()
  const waiting: Waiting[] = []
  const ready = new Promise<void>((answer, fail) => waiting.push({ rows: [], answer: () => answer(), fail }))
  listen(socket, waiting)
  socket.write(startup(user))
  await ready

  return {
    ask(sql, values) {
      const known = prepared.get(sql)
      const name = known ?? `q${prepared.size}`
      prepared.set(sql, name)
      const parse = known ? [] : [message('P', text(name), text(sql), short(0))]
      const bind = message('B', text(''), text(name), short(0), short(values.length), ...values.map(value), short(0))
      const run = [bind, message('E', text(''), long(0)), message('S')]
      return new Promise((answer, fail) => {
        waiting.push({ rows: [], answer, fail })
        socket.write(Buffer.concat([...parse, ...run]))
      })
    },
    end: () => socket.destroy(),
  }
}

function listen(socket: Socket, waiting: Waiting[]): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (piece) => {
    rest = Buffer.concat([rest, piece])
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = rest.readUInt32BE(1) + 1
      hear(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end), waiting)
      rest = rest.subarray(end)
    }
  })
  socket.on('error', (error) => waiting.shift()?.fail(error))
}

function hear(kind: string, body: Buffer, waiting: Waiting[]): void {
  if (kind === 'D') waiting[0]?.rows.push(cells(body))
  if (kind === 'E') waiting[0]?.fail(new Error(body.toString().replaceAll('\0', ' ')))
  if (kind === 'Z') {
    const done = waiting.shift()
    done?.answer(done.rows)
  }
}

function cells(body: Buffer): (string | null)[] {
  const row: (string | null)[] = []
  let at = 2
  for (let left = body.readUInt16BE(0); left > 0; left -= 1) {
    const length = body.readInt32BE(at)
    at += 4
    row.push(length < 0 ? null : body.toString('utf8', at, at + length))
    at += Math.max(length, 0)
  }
  return row
}

function startup(user: string): Buffer {
  const body = Buffer.concat([
    long(196_608),
    text('user'),
    text(user),
    text('database'),
    text('postgres'),
    Buffer.of(0),
  ])
  return Buffer.concat([long(body.length + 4), body])
}

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(kind), long(body.length + 4), body])
}

const text = (from: string): Buffer => Buffer.from(`${from}\0`)

function value(from: string): Buffer {
  const bytes = Buffer.from(from)
  return Buffer.concat([long(bytes.length), bytes])
}

function short(from: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(from)
  return bytes
}

function long(from: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(from)
  return bytes
}
