type Range = { offset: number; length: number }

/** One range of bytes; several, or a sentence that makes no sense, count as asking for everything, as the standard allows. */
export function rangeOf(header: string, size: number): Range | 'all' | 'outside' {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? []
  if (from === undefined || to === undefined || from + to === '') return 'all'
  if (from === '') return part(Math.max(0, size - Number(to)), size - 1)
  if (to !== '' && Number(to) < Number(from)) return 'all'
  return part(Number(from), Math.min(to === '' ? size : Number(to), size - 1))
}

function part(first: number, last: number): Range | 'outside' {
  return first <= last ? { offset: first, length: last - first + 1 } : 'outside'
}
