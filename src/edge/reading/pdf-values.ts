import type { Token, Tokens } from './pdf-tokens.ts'

export type Reference = { ref: number }
export type Value = number | string | Name | Reference | Dictionary | readonly Value[] | null
export type Name = { name: string }
export type Dictionary = { readonly entries: ReadonlyMap<string, Value> }

const deepest = 40

/** The value that begins here; null for what is none, or is nested beyond reason. */
export function valueFrom(tokens: Tokens, depth = 0): Value {
  const token = tokens.next()
  return token === null ? null : seenAs(token, tokens, depth)
}

export const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map

export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'ref' in value

export const nameIn = (value: Value | undefined): string =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : ''

function seenAs(token: Token, tokens: Tokens, depth: number): Value {
  if (depth > deepest) return null
  if (token.kind === 'number') return numberOrReference(token.value, tokens)
  if (token.kind === 'string') return token.value
  if (token.kind === 'name') return { name: token.value }
  if (token.kind === 'open') return token.value === '[' ? list(tokens, depth) : dictionary(tokens, depth)
  return null
}

/** « 12 0 R » is another object; anything else is only a number. */
function numberOrReference(value: number, tokens: Tokens): Value {
  const back = tokens.at
  if (Number.isInteger(value) && value >= 0) {
    const [generation, mark] = [tokens.next(), tokens.next()]
    if (generation?.kind === 'number' && mark?.kind === 'word' && mark.value === 'R') return { ref: value }
  }
  tokens.at = back
  return value
}

function list(tokens: Tokens, depth: number): Value {
  const values: Value[] = []
  for (let token = tokens.next(); token && token.kind !== 'close'; token = tokens.next()) {
    values.push(seenAs(token, tokens, depth + 1))
  }
  return values
}

function dictionary(tokens: Tokens, depth: number): Dictionary {
  const entries = new Map<string, Value>()
  for (let token = tokens.next(); token && token.kind !== 'close'; token = tokens.next()) {
    if (token.kind === 'name') entries.set(token.value, valueFrom(tokens, depth + 1))
  }
  return { entries }
}
