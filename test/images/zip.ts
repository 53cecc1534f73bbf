import { bytesOf, joined, le } from './bytes.ts'

/** An archive of empty files, for who only reads names. */
export function zip(names: string[]) {
  const locals = names.map((name) => bytesOf('PK\x03\x04', le(0, 22), le(name.length, 2), le(0, 2), name))
  const directory = names.map((name) => bytesOf('PK\x01\x02', le(0, 24), le(name.length, 2), le(0, 16), name))
  const start = locals.reduce((sum, part) => sum + part.length, 0)
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = bytesOf('PK\x05\x06', le(0, 4), le(names.length, 2), le(names.length, 2), le(size, 4), le(start, 4), 0, 0)
  return joined(...locals, ...directory, end)
}
