/** A text somewhere inside what was sent, or '' : storable, and no longer than a key may be. */
export function textAt(body: unknown, ...path: readonly string[]): string {
  const found = valueAt(body, path)
  return typeof found === 'string' ? storable(found) : ''
}

/** When, in milliseconds: seconds since 1970 or a date in words; 0 when it is neither. */
export function instantAt(body: unknown, ...path: readonly string[]): number {
  const found = valueAt(body, path)
  const at = typeof found === 'number' ? found * 1000 : typeof found === 'string' ? Date.parse(found) : 0
  return Number.isFinite(at) && Math.abs(at) < furthest ? Math.trunc(at) : 0
}

/** NUL ends a text in the database and half a surrogate pair changes there: neither is kept. */
export const storable = (text: string): string => text.slice(0, 200).replaceAll('\0', '').toWellFormed()

const furthest = 8.64e15

function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<string, unknown>)[key]
        : undefined,
    body,
  )
}
