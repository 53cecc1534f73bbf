import { execFileSync } from 'node:child_process'
import { kB, type Line, ms } from './line.ts'
import { installPeers } from './peers/install.ts'

type Measured = { cpu: number; warm: number; bytes: number; peak: number; added: number }

const certificates = 1000

/** A thousand certificates in one archive, beside the two usual ways; those are measured on a few, and told a paper. */
export function measurePapers(quick: boolean): Line[] {
  const ours = measure('ours', certificates)
  if (!ours) return [{ target: 'P5', what: `${certificates} certificates in one ZIP`, ours: 'failed', met: false }]
  const each = ours.cpu / certificates
  const floor = measure('floor', certificates)
  return [
    {
      target: 'P5',
      what: `${certificates} certificates in one ZIP, with their codes, CPU`,
      ours: ms(ours.cpu),
      ...(floor ? { floor: ms(floor.cpu), ratio: `${(ours.cpu / floor.cpu).toFixed(1)}× floor` } : {}),
      goal: '≤ 150 ms',
      met: ours.cpu <= 150,
    },
    {
      target: 'P5',
      what: '  the next thousand of the same process',
      ours: ms(ours.warm),
      ...(floor ? { floor: ms(floor.warm), ratio: `${(ours.warm / floor.warm).toFixed(1)}× floor` } : {}),
    },
    {
      target: 'P5',
      what: 'memory it adds, and of the whole process',
      ours: `+${ours.added.toFixed(0)} MB, ${ours.peak.toFixed(0)} MB`,
      goal: '≤ +64 MB',
      met: ours.added <= 64,
    },
    { target: 'P5', what: 'bytes of it', ours: kB(ours.bytes) },
    beside('pdfkit', quick ? 20 : 100, each, 50),
    beside('pdf-lib', quick ? 10 : 40, each, 50),
    beside('chromium', quick ? 5 : 20, each, 300),
  ]
}

function beside(who: string, papers: number, each: number, times: number): Line {
  const measured = who !== 'pdfkit' || installPeers() ? measure(who, papers) : null
  const what = `one certificate, CPU, beside ${who}`
  if (!measured) return { target: 'P5', what, ours: ms(each), peer: 'skipped: not here' }
  const theirs = measured.cpu / papers
  const ratio = theirs / each
  return {
    target: 'P5',
    what,
    ours: ms(each),
    peer: ms(theirs),
    ratio: `${ratio.toFixed(0)}×`,
    goal: `≥ ${times}×`,
    met: ratio >= times,
  }
}

/** In a process of its own; null when it could not be done here. */
function measure(who: string, many: number): Measured | null {
  const file = new URL('./papers-one.ts', import.meta.url).pathname
  try {
    const answer = execFileSync(process.execPath, [file, who, String(many)], { encoding: 'utf8' })
    return JSON.parse(answer.trim().split('\n').at(-1) ?? '') as Measured
  } catch {
    return null
  }
}
