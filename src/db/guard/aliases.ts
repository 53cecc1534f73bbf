import { equalities } from './equalities.ts'
import { isSign } from './pieces.ts'
import { refuse } from './refusal.ts'
import type { Piece } from './tokens.ts'

/** A table as one FROM names it. `binds` are the aliases that belong to the organisation as soon as this one does. */
export type Alias = { name: string; tenant: boolean; bound: boolean; binds: Alias[] }

/** Where a column is looked for: the aliases of one FROM, then those around it. */
export type Scope = { aliases: Alias[]; outer: Scope | undefined; ctes: ReadonlySet<string> }

/** What a statement turns out to hold: its tenant aliases, and the parameters that must be the organisation. */
export type Reader = {
  tables: { tenant: (table: string) => boolean; known: (table: string) => boolean }
  aliases: Alias[]
  parameters: { index: number; alias: string }[]
}

export function addAlias(reader: Reader, scope: Scope, name: string, tenant: boolean): Alias {
  if (scope.aliases.some((alias) => alias.name === name)) refuse(`two tables are called "${name}"`, name)
  const alias: Alias = { name, tenant, bound: false, binds: [] }
  scope.aliases.push(alias)
  if (tenant) reader.aliases.push(alias)
  return alias
}

/** Takes from a condition what it says of the organisation of its aliases; of `only` that one, when the join may miss. */
export function constrain(reader: Reader, scope: Scope, condition: readonly Piece[], only?: Alias): void {
  for (const [left, right] of equalities(condition)) {
    bind(reader, scope, left, right, only)
    bind(reader, scope, right, left, only)
  }
}

/** The tenant alias whose `organisation_id` these pieces are, and nothing else. */
export function organisationOf(scope: Scope, pieces: readonly Piece[]): Alias | undefined {
  const [first, dot, last, ...more] = pieces
  if (isColumn(first) && !dot) {
    const [alias, ...others] = scope.aliases.filter((one) => one.tenant)
    return others.length === 0 ? alias : undefined
  }
  if ((first?.is !== 'word' && first?.is !== 'name') || !isSign(dot, '.') || !isColumn(last) || more.length > 0) return
  const alias = nearest(scope, first.text)
  return alias?.tenant ? alias : undefined
}

/** The first tenant alias that nothing ties to the organisation. */
export function unbound(reader: Reader): Alias | undefined {
  const sure = reader.aliases.filter((alias) => alias.bound)
  for (const alias of sure) {
    for (const other of alias.binds) {
      if (!other.bound) sure.push(other)
      other.bound = true
    }
  }
  return reader.aliases.find((alias) => !alias.bound)
}

export function isColumn(piece: Piece | undefined): boolean {
  return (piece?.is === 'word' || piece?.is === 'name') && piece.text === 'organisation_id'
}

function bind(reader: Reader, scope: Scope, column: Piece[], value: Piece[], only?: Alias): void {
  const alias = organisationOf(scope, column)
  if (!alias || !scope.aliases.includes(alias) || (only && only !== alias)) return

  const [parameter, ...more] = value
  if (parameter?.is === 'parameter' && more.length === 0) {
    reader.parameters.push({ index: parameter.index, alias: alias.name })
    alias.bound = true
  } else organisationOf(scope, value)?.binds.push(alias)
}

function nearest(scope: Scope, name: string): Alias | undefined {
  for (let around: Scope | undefined = scope; around; around = around.outer) {
    const alias = around.aliases.find((one) => one.name === name)
    if (alias) return alias
  }
}
