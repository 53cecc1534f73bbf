import { spawn } from 'node:child_process'
import type { Line } from './line.ts'

type Reading = {
  route: string
  address: string
  who: string
  size: number
  declared: number
  cost: { deep: number; rows: number; shown: number; answers: number }
}

/** What every page asks of the databases, from the test that holds them to it, in worlds of these sizes. Exact anywhere. */
export async function countPages(sizes: readonly number[]): Promise<Line[]> {
  const readings = await readingsAt(sizes)
  if (readings.length === 0) return [{ target: 'P1–4', what: 'counts', ours: 'the law of costs did not run' }]
  const pages = new Set(readings.map(({ route }) => route)).size
  const worst = readings.filter(({ cost }) => cost.rows > 1.2 * cost.shown + 20)
  const deep = readings.filter(({ cost }) => cost.deep > 1)
  const growing = growingPages(readings, sizes)
  return [
    ...dashboards.map((address) => dashboardLine(readings, address, sizes)),
    {
      target: 'P2',
      what: `${pages} pages, round trips deep`,
      ours: String(Math.max(...readings.map(({ cost }) => cost.deep))),
      goal: '1',
      met: deep.length === 0,
    },
    ...named('P2', 'deeper', deep),
    {
      target: 'P3',
      what: 'pages reading more than 1.2 × shown + 20',
      ours: String(new Set(worst.map(({ route }) => route)).size),
      goal: '0',
      met: worst.length === 0,
    },
    ...named('P3', 'over', worst),
    {
      target: 'P3',
      what: 'pages that grow with people',
      ours: String(growing.length),
      goal: '0',
      met: growing.length === 0,
    },
    searchLine(readings, sizes),
  ]
}

function readingsAt(sizes: readonly number[]): Promise<Reading[]> {
  return new Promise((answer) => {
    const args = ['run', '--project', 'inside', 'test/inside/costs.test.ts', '--reporter=dot']
    const env = { ...process.env, VITE_WORLD_SIZES: sizes.join(','), NO_COLOR: '1' }
    const child = spawn('vitest', args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece
    })
    child.on('close', () => {
      const lines = said.split('\n').filter((line) => line.startsWith('reading: '))
      answer(lines.map((line) => JSON.parse(line.slice('reading: '.length)) as Reading))
    })
  })
}

/** Pages that say how things stand: they show more than a list does, and read the same at every size. */
const dashboards = ['/desk', '/cockpit', '/figures', '/sessions', '/people', '/attendance']

function dashboardLine(readings: readonly Reading[], address: string, sizes: readonly number[]): Line {
  const [rows, growth] = readAcross(readings, address, 'odile', sizes)
  const worst = readings
    .filter((reading) => reading.address === address && reading.who === 'odile')
    .toSorted((a, b) => b.cost.rows - a.cost.rows)[0]
  if (!worst) return { target: 'P1', what: address, ours: 'absent' }
  return {
    target: 'P1',
    what: `${address}, rows read as the owner`,
    ours: rows,
    floor: `${worst.cost.shown} shown`,
    ratio: growth,
    goal: '≤ 1.2 × shown + 20, exponent ≤ 0.05',
    met: worst.cost.rows <= 1.2 * worst.cost.shown + 20 && Number(growth) <= 0.05,
  }
}

function readAcross(
  readings: readonly Reading[],
  address: string,
  who: string,
  sizes: readonly number[],
): [string, string] {
  const rows = sizes.map((size) => rowsAt(readings, address, who, size))
  return [rows.join(' / '), exponent(rows, sizes).toFixed(2)]
}

const rowsAt = (readings: readonly Reading[], address: string, who: string, size: number): number =>
  readings.find((reading) => reading.address === address && reading.who === who && reading.size === size)?.cost.rows ??
  0

/** Between the two largest worlds, where lists are full. */
function exponent(rows: readonly number[], sizes: readonly number[]): number {
  const [small = 0, large = 0] = rows.slice(-2)
  const [few = 1, many = 1] = sizes.slice(-2)
  return small > 0 && large > 0 ? Math.log(large / small) / Math.log(many / few) : 0
}

function growingPages(readings: readonly Reading[], sizes: readonly number[]): string[] {
  const asked = Map.groupBy(readings, ({ address, who }) => `${address} ${who}`)
  const grown = [...asked.values()].filter(
    (same) =>
      exponent(
        same.map(({ cost }) => cost.rows),
        sizes,
      ) > 0.05,
  )
  return [...new Set(grown.flatMap(([first]) => first?.route ?? []))]
}

function named(target: string, what: string, some: readonly Reading[]): Line[] {
  const routes = Map.groupBy(some, ({ route }) => route)
  return [...routes].map(([route, same]) => {
    const [worst] = same.toSorted((a, b) => b.cost.rows - a.cost.rows)
    const { deep = 0, rows = 0, shown = 0 } = worst?.cost ?? {}
    return {
      target,
      what: `  ${what}: ${route}`,
      ours: `${rows} rows, ${deep} deep`,
      floor: `${shown} shown`,
      met: false,
    }
  })
}

/** The palette: what it reads above the door, for what it finds. */
function searchLine(readings: readonly Reading[], sizes: readonly number[]): Line {
  const size = sizes.at(-1) ?? 0
  const [with_, without] = ['/search?q=m', '/search'].map((address) =>
    readings.find((reading) => reading.address === address && reading.who === 'odile' && reading.size === size),
  )
  if (!with_ || !without) return { target: 'P4', what: 'search', ours: 'absent' }
  const hits = with_.cost.answers - without.cost.answers
  const rows = with_.cost.rows - without.cost.rows
  return {
    target: 'P4',
    what: `search « m » among ${size}`,
    ours: `${rows} rows`,
    floor: `${hits} hits`,
    ratio: (rows / hits).toFixed(2),
    goal: '≤ 2.2 rows a hit',
    met: rows / hits <= 2.2,
  }
}
