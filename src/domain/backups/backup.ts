import {
  comesAlong,
  isOfOrganisations,
  type Line,
  migrationsOf,
  type Shape,
  selectLines,
  shapesOf,
} from '#db/backups/rows.ts'
import type { Database } from '#db/database.ts'
import { measured } from '#edge/measure.ts'
import type { Chest } from './chest.ts'
import type { Manifest, Part } from './manifest.ts'

/** What is backed up: every database by name, and the store of files. */
export type Source = { databases: ReadonlyMap<string, Database>; files: R2Bucket; organisationId: string | null }

/** Where an unfinished backup stands, to be kept between two runs. */
export type Progress = { at: string; parts: readonly Part[]; next: Place | null }
type Place = { database: string; table: string; part: number; after: Line | null }
export type TablePlace = Place & { shape: Shape; db: Database }

const page = 500
export const rowsOfPart = 20_000

/** From its first part to its manifest, without a pause. */
export async function backUp(source: Source, chest: Chest, now: number): Promise<Manifest> {
  const places = await placesOf(source)
  let progress = begin(places, now)
  while (progress.next) progress = await advance(source, places, chest, progress)
  return finish(source, chest, progress)
}

export function begin([first]: readonly TablePlace[], now: number): Progress {
  return { at: new Date(now).toISOString(), parts: [], next: first ? placeOnly(first) : null }
}

/** One more part. Begun again from the same progress it writes the same object again. */
export async function advance(
  source: Source,
  places: readonly TablePlace[],
  chest: Chest,
  progress: Progress,
): Promise<Progress> {
  const { next } = progress
  if (!next) return progress
  const at = places.findIndex(({ database, table }) => database === next.database && table === next.table)
  const { shape, db } = places[at] ?? {}
  if (!shape || !db) throw new Error(`There is no ${next.table} in ${next.database} any more.`)

  const { part, last } = await putPart(db, shape, source.organisationId, next, chest)
  const following = last ? { ...next, part: next.part + 1, after: last } : (places[at + 1] ?? null)
  return { ...progress, parts: [...progress.parts, part], next: following && placeOnly(following) }
}

/** The files are listed after the rows, so that a file known by its row is in the list or was lost before. */
export async function finish(source: Source, chest: Chest, { at, parts }: Progress): Promise<Manifest> {
  const count = { count: 0 }
  const { bytes, sum } = measured(fileLines(source, count))
  await chest.put('files.ndjson', bytes)
  const [db] = source.databases.values()
  return {
    format: 'lisiere-backup/1',
    at,
    organisationId: source.organisationId,
    migrations: db ? await migrationsOf(db) : [],
    parts,
    files: { path: 'files.ndjson', count: count.count, ...(await sum) },
  }
}

/** Children are read before their parents: rows that come meanwhile may lack a child, never a parent. */
export async function placesOf({ databases, organisationId }: Source): Promise<TablePlace[]> {
  const places: TablePlace[] = []
  for (const [database, db] of databases) {
    const isWanted = (shape: Shape) => organisationId === null || isOfOrganisations(shape) || comesAlong(shape)
    const shapes = (await shapesOf(db)).filter(isWanted)
    for (const shape of shapes.reverse()) places.push({ database, table: shape.table, part: 0, after: null, shape, db })
  }
  return places
}

const placeOnly = ({ database, table, part, after }: Place): Place => ({ database, table, part, after })

async function putPart(
  db: Database,
  shape: Shape,
  organisationId: string | null,
  { database, table, part, after }: Place,
  chest: Chest,
): Promise<{ part: Part; last: Line | null }> {
  const path = `${database}/${table}.${String(part).padStart(4, '0')}.ndjson`
  const seen: { rows: number; last: Line | null } = { rows: 0, last: null }
  const { bytes, sum } = measured(linesOf(db, shape, organisationId, after, seen))
  await chest.put(path, bytes)
  return { part: { database, table, path, rows: seen.rows, ...(await sum) }, last: seen.last }
}

/** `seen.last` stays null when the table has ended. */
async function* linesOf(
  db: Database,
  shape: Shape,
  organisationId: string | null,
  after: Line | null,
  seen: { rows: number; last: Line | null },
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let from = after
  while (seen.rows < rowsOfPart) {
    const lines = await selectLines(db, shape, organisationId, from, page)
    if (lines.length > 0) yield encoder.encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    seen.rows += lines.length
    from = lines.at(-1) ?? null
    if (lines.length < page) return
  }
  seen.last = from
}

async function* fileLines({ files, organisationId }: Source, seen: { count: number }): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const { key, size, etag } of filesOf(files, organisationId)) {
    seen.count += 1
    yield encoder.encode(`${JSON.stringify({ key, size, etag })}\n`)
  }
}

/** Every object, or those of one organisation. */
export async function* filesOf(bucket: R2Bucket, organisationId: string | null): AsyncGenerator<R2Object> {
  const prefix = organisationId === null ? '' : `o/${organisationId}/`
  let cursor: string | undefined
  do {
    const listed = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    yield* listed.objects
    cursor = listed.truncated ? listed.cursor : undefined
  } while (cursor)
}
