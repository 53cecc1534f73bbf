import type { Reader } from './aliases.ts'
import { Refusal } from './refusal.ts'
import { readStatement } from './statement.ts'
import { tokens } from './tokens.ts'

/**
 * Whose rows a statement may touch. `free` are the reasons a statement may give, in a comment
 * `/* every organisation: <reason> *\/`, for looking at all of them. What was read of a text is kept for as long as the
 * same `tenant` and `known` are handed over.
 */
export type Rules = {
  organisationId: string
  tenant: (table: string) => boolean
  known: (table: string) => boolean
  free?: readonly string[]
}

export class UnscopedStatement extends Error {
  override readonly name = 'UnscopedStatement'
  readonly statement: string
  /** As the statement calls the table at fault; empty when the fault lies elsewhere. */
  readonly alias: string

  constructor(statement: string, alias: string, why: string) {
    super(`${why}: ${statement}`)
    this.statement = statement
    this.alias = alias
  }
}

/** Throws unless every alias of a tenant table is bound to the organisation. */
export function check(sql: string, params: readonly unknown[], rules: Rules): void {
  const found = remembered(sql, rules)
  if (found instanceof Refusal) throw new UnscopedStatement(sql, found.alias, found.message)
  if ('reason' in found) {
    if (rules.free?.includes(found.reason)) return
    throw new UnscopedStatement(sql, '', `"${found.reason}" is no accepted reason to look at every organisation`)
  }
  for (const { index, alias } of found.parameters) {
    if (params[index - 1] === rules.organisationId) continue
    throw new UnscopedStatement(sql, alias, `"${alias}" is bound to another organisation`)
  }
}

type Found = Refusal | { reason: string } | { parameters: Reader['parameters'] }

const kept = 1_000
const memory = new WeakMap<Rules['tenant'], { known: Rules['known']; found: Map<string, Found> }>()

function remembered(sql: string, rules: Rules): Found {
  const last = memory.get(rules.tenant)
  const book = last?.known === rules.known ? last : { known: rules.known, found: new Map<string, Found>() }
  memory.set(rules.tenant, book)

  const before = book.found.get(sql)
  if (before) return before
  const found = find(sql, rules)
  const [oldest] = book.found.keys()
  if (oldest !== undefined && book.found.size >= kept) book.found.delete(oldest)
  book.found.set(sql, found)
  return found
}

function find(sql: string, rules: Rules): Found {
  try {
    const { pieces, comments } = tokens(sql)
    const reason = comments.map((comment) => /^\/\* every organisation: (.+) \*\/$/.exec(comment)?.[1]).find(Boolean)
    return reason === undefined ? { parameters: readStatement(pieces, rules) } : { reason }
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
