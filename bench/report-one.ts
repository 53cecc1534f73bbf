import { makeZip } from 'client-zip'
import type { Scope } from '../src/db/scope.ts'
import { entriesOfReport } from '../src/domain/quality/audits/report.ts'
import { zipOf } from '../src/edge/zip.ts'

/**
 * `node report-one.ts ours|client-zip`, in a process of its own: the archive of five thousand files that a store gives
 * piece by piece.
 */
const zips = {
  ours: zipOf,
  'client-zip': (entries: ReturnType<typeof entriesOfReport>) => makeZip(entries as Parameters<typeof makeZip>[0]),
}
const [who = 'ours'] = process.argv.slice(2)
const indicators = 33
const ofEach = 150
const [pieces, pieceBytes] = [15, 4000]

const shaOf = (number: number): string => number.toString(16).padStart(64, '0')
const parts = Array.from({ length: indicators }, (_, at) => ({
  path: `index/indicateur-${String(at + 1).padStart(2, '0')}.ndjson`,
  lines: ofEach,
  bytes: 1,
  sha256: shaOf(at),
}))

const indexOf = (indicator: number): string =>
  Array.from({ length: ofEach }, (_, at) => {
    const sha256 = shaOf(1000 + indicator * ofEach + at)
    const file = { path: `preuves/${sha256.slice(-10)} preuve.txt`, sha256, bytes: pieces * pieceBytes }
    return JSON.stringify({ id: sha256, rule: '', label: 'Preuve', on: '', until: '', indicators: '[]', sha256, file })
  }).join('\n')

async function* bytesOf(): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < pieces; piece++) {
    await null
    yield new Uint8Array(pieceBytes).fill(piece)
  }
}

const bucket = {
  get: async (key: string) => ({
    body: bytesOf(),
    text: async () => indexOf(Number.parseInt(key.slice(-8), 16)),
  }),
} as unknown as R2Bucket

const scope = { organisationId: 'lisiere', clock: { now: () => 0 } } as Scope
const before = process.memoryUsage.rss()
const started = process.cpuUsage()
let [bytes, most] = [0, before]
const archive = zips[who as keyof typeof zips](entriesOfReport(scope, bucket, 'chore', parts))
for await (const piece of archive as ReadableStream<Uint8Array>) {
  bytes += piece.length
  most = Math.max(most, process.memoryUsage.rss())
}
const { user, system } = process.cpuUsage(started)
console.log(JSON.stringify({ bytes, added: (most - before) / 1e6, cpu: (user + system) / 1000 }))
