import type { Route } from '#http/room.ts'
import type { Reading } from './costs-measure.ts'

/** What a page spends beyond its means, at its worst. */
export type Fault = { page: string; fault: string; said: string }

/** Rows a page may read when it shows that many: a fifth more than the rows shown, and twenty for the door. */
export const allowance = (shown: number): number => Math.floor(1.2 * shown + 20)

/** A page asks each database once, at the same moment, and reads what it shows, however many people there are. */
export function faultsOfPages(readings: readonly Reading[]): Fault[] {
  return [...Map.groupBy(readings, ({ route }) => route)].flatMap(([route, mine]) => [
    ...above(route, mine, 'deep', (reading) => depthOf(reading) - noted(reading), 1),
    ...above(route, mine, 'calls', (reading) => callsOf(reading) - noted(reading), 2),
    ...above(route, mine, 'reads more than it declares', rowsOf, route.cost.rows),
    ...above(route, mine, 'reads more than it shows', ({ cost }) => cost.rows - allowance(cost.shown), 0),
    ...generous(route, mine),
    ...growing(route, mine),
  ])
}

/** A change has one trip more: what it loads decides what it writes. */
export function faultsOfChanges(readings: readonly Reading[]): Fault[] {
  return [...Map.groupBy(readings, ({ route }) => route)].flatMap(([route, mine]) => [
    ...above(route, mine, 'deep', depthOf, 2),
    ...above(route, mine, 'calls', callsOf, 3),
  ])
}

type Measure = (reading: Reading) => number

const depthOf: Measure = ({ cost }) => cost.deep
const callsOf: Measure = ({ cost }) => Object.values(cost.calls).reduce((sum, calls) => sum + calls, 0)
/** A page that writes (who has opened what, in the room of an auditor) has the trip of a change. */
const noted: Measure = ({ cost }) => (cost.written > 0 ? 1 : 0)
const rowsOf: Measure = ({ cost }) => cost.rows

function above(route: Route, readings: readonly Reading[], fault: string, measure: Measure, limit: number): Fault[] {
  const worst = readings.toSorted((a, b) => measure(b) - measure(a))[0]
  return worst && measure(worst) > limit ? [{ page: pageOf(route), fault, said: said(worst) }] : []
}

/** What a page may cost without saying so. */
const undeclared = 50

/** Costs are declared in tens. A page that had nothing to show here says nothing of what it shows elsewhere. */
function generous(route: Route, readings: readonly Reading[]): Fault[] {
  const most = Math.max(...readings.map(({ cost }) => cost.shown))
  const enough = Math.max(undeclared, Math.ceil(allowance(most) / 10) * 10)
  const said = `${route.cost.rows} declared, ${enough} are enough for ${most} shown`
  return most > 0 && route.cost.rows > enough ? [{ page: pageOf(route), fault: 'declares too much', said }] : []
}

/** Ten times the people, the same rows: the slope between the two largest worlds, where lists are already full. */
function growing(route: Route, readings: readonly Reading[]): Fault[] {
  const asked = Map.groupBy(readings, ({ address, who }) => `${address} ${who}`)
  const slopes = [...asked.values()].flatMap((same) => {
    const [small, large] = same.toSorted((a, b) => a.size - b.size).slice(-2)
    if (!small || !large || small.cost.rows === 0) return []
    return [{ large, exponent: Math.log(large.cost.rows / small.cost.rows) / Math.log(large.size / small.size) }]
  })
  const steepest = slopes.toSorted((a, b) => b.exponent - a.exponent)[0]
  if (!steepest || steepest.exponent <= 0.05) return []
  return [
    { page: pageOf(route), fault: 'grows', said: `${said(steepest.large)}, exponent ${steepest.exponent.toFixed(2)}` },
  ]
}

const pageOf = ({ method, path }: Route): string => (method === 'GET' ? path : `POST ${path}`)

const said = ({ address, who, size, cost }: Reading): string =>
  `${address} as ${who} among ${size}: ${cost.rows} rows for ${cost.shown} shown, ${JSON.stringify(cost.calls)}, ${cost.deep} deep`
