import type { Shape } from './shape.ts'

/** Where the database and the code tell two stories; nothing when they agree. */
export function driftOf(found: readonly Shape[], declared: readonly Shape[]): string[] {
  const names = new Set([...found, ...declared].map(({ name }) => name))
  return [...names].flatMap((name) => {
    const here = found.find((shape) => shape.name === name)
    const there = declared.find((shape) => shape.name === name)
    if (!here) return [`${name} is in the code and not in the database`]
    if (!there) return [`${name} is in the database and not in the code`]
    return [...columnsApart(here, there), ...keysApart(here, there), ...indexesApart(here, there)]
  })
}

/** An index of an organisation's rows begins with the organisation, or it walks through those of everybody. */
export function wanderingIndexes(found: readonly Shape[], meant: readonly string[]): string[] {
  return found
    .flatMap(({ indexes }) => Object.entries(indexes))
    .filter(([name, shape]) => !/^(unique )?\(organisation_id\b/.test(shape) && !meant.includes(name))
    .map(([name, shape]) => `${name} ${shape}`)
}

function columnsApart(here: Shape, there: Shape): string[] {
  const names = new Set([...Object.keys(here.columns), ...Object.keys(there.columns)])
  return [...names]
    .filter((name) => here.columns[name] !== there.columns[name])
    .map(
      (name) =>
        `${here.name}.${name}: ${here.columns[name] ?? 'absent'} in the database, ${there.columns[name] ?? 'absent'} in the code`,
    )
}

function keysApart(here: Shape, there: Shape): string[] {
  const [mine, theirs] = [here.primaryKey.join(', '), there.primaryKey.join(', ')]
  return mine === theirs ? [] : [`${here.name} is keyed by (${mine}) in the database, by (${theirs}) in the code`]
}

function indexesApart(here: Shape, there: Shape): string[] {
  return Object.entries(there.indexes)
    .filter(([name, shape]) => here.indexes[name] !== shape)
    .map(([name, shape]) => `${name} ${shape} is ${here.indexes[name] ?? 'absent'} in the database`)
}
