import { writeXlsx } from 'hucre/xlsx'
import { type Running, startApplication } from './application.ts'
import { type Isolate, inspect, sumOf } from './isolate.ts'
import type { Line } from './line.ts'

/** A list of people brought in through the forms: tried on every line, then run by the queue, as anybody does it. */
export async function measureImports(ports: { ours: number; inspector: number }, lines: number): Promise<Line[]> {
  const ours = await startApplication(ports.ours, 0, ports.inspector)
  const isolate = await inspect(ports.inspector, 'lisiere')
  const rows = people(lines)
  const csv = rows.map((cells) => cells.join(';')).join('\r\n')
  const text = await importOne(ours, isolate, new File([csv], 'liste.csv'))
  const written = (await writeXlsx({
    sheets: [{ name: 'Liste', rows: people(lines, 'x') }],
  })) as Uint8Array<ArrayBuffer>
  const workbook = await importOne(ours, isolate, new File([written], 'liste.xlsx'))
  isolate.close()
  await ours.stop()
  return [...linesOf('CSV', lines, text), ...linesOf('XLSX', lines, workbook)]
}

type Took = { received: number; tried: number; run: number; held: number }

const linesOf = (format: string, lines: number, { received, tried, run, held }: Took): Line[] => [
  {
    target: 'P11',
    what: `import of ${lines} people, ${format}: received, tried, run in the background`,
    ours: `${seconds(received)}, ${seconds(tried)}, ${seconds(run)}`,
    goal: 'answered ≤ 5 s',
    met: received <= 5_000,
  },
  {
    target: 'P11',
    what: `  heap and buffers of the isolate meanwhile, at most, ${format}`,
    ours: `${(held / 1e6).toFixed(0)} MB`,
    goal: '≤ 100 MB',
    met: held <= 100e6,
  },
]

async function importOne(ours: Running, isolate: Isolate, file: File): Promise<Took> {
  const form = new FormData()
  form.set('_for', 'lisiere')
  form.set('kind', 'people')
  form.set('file', file)
  let held = 0
  const watch = setInterval(async () => {
    held = Math.max(held, sumOf(await isolate.held()))
  }, 100)
  const began = performance.now()
  const { headers, status } = await post(ours, '/imports', form)
  const received = performance.now() - began
  const address = headers.get('Location')
  if (!address) throw new Error(`Bringing a list answers ${status}`)

  const columns = {
    column0: 'familyName',
    column1: 'givenName',
    column2: 'email',
    column3: 'phone',
    column4: 'company',
  }
  const tried = await passOf(ours, address, `${address}/columns`, columns, 'id="run"')
  const run = await passOf(ours, address, `${address}/run`, { policy: 'skip' }, `${address}/undo`)
  clearInterval(watch)
  return { received, tried, run, held }
}

/** From the button to the page that says it is over. */
async function passOf(ours: Running, page: string, action: string, fields: Record<string, string>, over: string) {
  const began = performance.now()
  await post(ours, action, new URLSearchParams({ _for: 'lisiere', ...fields }))
  while (performance.now() - began < longest) {
    const answer = await fetch(ours.origin + page, { headers: { Cookie: ours.cookie } })
    if ((await answer.text()).includes(over)) return performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${action} has not ended.`)
}

const post = ({ origin, cookie }: Running, path: string, body: FormData | URLSearchParams) =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  })

const people = (lines: number, mark = 'c') => [
  ['Nom', 'Prénom', 'E-mail', 'Téléphone', 'Entreprise'],
  ...Array.from({ length: lines }, (_, at) => [
    `Nom${at}`,
    `Prénom${at % 97}`,
    `${mark}${at}@liste.example`,
    '06 12 34 56 78',
    `Entreprise ${at % 500}`,
  ]),
]

const longest = 20 * 60_000
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
