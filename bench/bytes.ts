import { brotliCompressSync, constants } from 'node:zlib'
import type { Running } from './application.ts'
import { kB, type Line } from './line.ts'

/** What a browser receives, in the brotli that Cloudflare makes on the fly. */
export async function weighPages({ origin, cookie }: Running): Promise<Line[]> {
  const arrival = await firstVisit(origin, '/sign-in', '')
  const office = await firstVisit(origin, '/settings/sites', cookie)
  const navigation = compressed(await textOf(`${origin}/settings/sites`, { Cookie: cookie, ...partial }))
  return [
    ...visitLines('sign-in form', arrival),
    ...visitLines('office, list of sites', office),
    { target: 'P7', what: '  then, at the first sign of a hand: htmx', ours: kB(office.later) },
    {
      target: 'P7',
      what: 'navigation to the list of sites',
      ours: kB(navigation),
      goal: '≤ 2 kB',
      met: navigation <= 2000,
    },
    { target: 'P7', what: 'Lighthouse', ours: 'not measured', goal: '≥ 99' },
  ]
}

type Visit = { total: number; flight: number; later: number; parts: string[] }

async function firstVisit(origin: string, path: string, cookie: string): Promise<Visit> {
  const html = await textOf(origin + path, { Cookie: cookie })
  const files = [
    ...new Set([...html.matchAll(/(?:href|src|data-htmx)="(\/a\/[^"#]+)/g)].map(([, address = '']) => address)),
  ]
  const needed = files.filter((file) => !atFirstSign(file) || asksByItself(html))
  const weigh = async (file: string) => ({ file, bytes: compressed(await textOf(origin + file)) })
  const weights = await Promise.all(needed.map(weigh))
  const later = await Promise.all(files.filter((file) => !needed.includes(file)).map(weigh))
  const page = compressed(html)
  const css = weights.filter(({ file }) => file.endsWith('.css')).reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    total: page + weights.reduce((sum, { bytes }) => sum + bytes, 0),
    flight: page + css,
    later: later.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: [`page ${kB(page)}`, ...weights.map(({ file, bytes }) => `${file.split(/[/.]/)[2]} ${kB(bytes)}`)],
  }
}

/** As `browser/loading.ts` has it: htmx comes when a hand moves, unless the page asks for something by itself. */
const atFirstSign = (file: string): boolean => file.includes('/htmx.')
const asksByItself = (html: string): boolean => /hx-trigger[^=]*="[^"]*(load|every|reveal|intersect)/.test(html)

function visitLines(what: string, { total, flight, parts }: Visit): Line[] {
  return [
    { target: 'P7', what: `first visit: ${what}`, ours: kB(total), goal: '≤ 16 kB', met: total <= 16_000 },
    { target: 'P7', what: '  its HTML and CSS', ours: kB(flight), goal: '≤ 14.6 kB', met: flight <= 14_600 },
    { target: '', what: `  ${parts.join(', ')}`, ours: '' },
  ]
}

const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'HX-Target': 'main#main' }

async function textOf(address: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(address, { headers })
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer.text()
}

const compressed = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length
