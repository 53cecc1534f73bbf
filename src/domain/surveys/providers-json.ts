/** Looking into what somebody else has written: what is not of the shape that is looked for is not there. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function recordAt(inside: unknown, key: string): Record<string, unknown> | null {
  const found = isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : null
  return isRecord(found) ? found : null
}

const mostListed = 300

export function listAt(inside: unknown, key: string): readonly unknown[] {
  const found = isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : null
  return Array.isArray(found) ? found.slice(0, mostListed) : []
}

/** Words, as they can be stored; '' for what is none. */
export function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  return text.replaceAll('\0', '').toWellFormed().trim().slice(0, 4000)
}
