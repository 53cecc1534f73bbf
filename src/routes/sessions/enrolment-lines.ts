import type { Listed } from '#domain/sessions/enrolment-list.ts'
import { type Comer, meantBy, seatsFor } from '#domain/sessions/enrolment-lot.ts'
import type { ListedLine } from '#views/sessions/enrolment-several.tsx'

/** Somebody whom a line may mean. */
type Likely = Parameters<typeof meantBy>[1][number] & { givenName: string; familyName: string; context: string }

type There = readonly { personId: string; endedAt: number | null }[]
type Seats = Parameters<typeof seatsFor>[1]

/** What each line means: who they are as far as is known, and whether a seat is left for them. */
export function linesOf(
  people: readonly Listed[],
  likely: readonly Likely[],
  companyId: string | null,
  there: There,
  seats: Seats,
): ListedLine[] {
  const present = new Set(there.filter(({ endedAt }) => endedAt === null).map(({ personId }) => personId))
  const lines = people.map((one) => lineOf(one, likely, companyId, present))
  const coming = lines.filter(({ isThere }) => !isThere)
  const states = seatsFor(coming.length, seats)
  return lines.map((line) => ({ ...line, waits: states[coming.indexOf(line)] === 'waiting' }))
}

function lineOf(
  one: Listed,
  likely: readonly Likely[],
  companyId: string | null,
  present: ReadonlySet<string>,
): ListedLine {
  const { certain, possible } = meantBy(one, likely, companyId)
  const candidate = (id: string) => {
    const found = likely.find((each) => each.id === id)
    return found ? [{ id, name: `${found.givenName} ${found.familyName}`, context: found.context }] : []
  }
  const [known = null] = certain === null ? [] : candidate(certain)
  return {
    line: one.line,
    name: `${one.givenName} ${one.familyName}`,
    email: one.email,
    known,
    possible: possible.flatMap(candidate),
    isThere: certain !== null && present.has(certain),
    waits: false,
  }
}

/** Who a doubtful line is was said in the preview; unsaid, it is the first of those it may be. */
export function comerOf(one: Listed, line: ListedLine | undefined, who: readonly string[]): Comer {
  const said = who.find((each) => each.startsWith(`${one.line}:`))?.slice(`${one.line}:`.length)
  if (line?.known) return { ...one, personId: line.known.id }
  if (said === 'new') return { ...one, personId: null }
  const chosen = line?.possible.find(({ id }) => id === said) ?? line?.possible[0]
  return { ...one, personId: chosen?.id ?? null }
}
