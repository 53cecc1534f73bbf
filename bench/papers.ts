import { execFileSync } from 'node:child_process'
import { kB, type Line, ms } from './line.ts'

type Measured = { cpu: number; bytes: number; peak: number }

const certificates = 1000

/** A thousand certificates in one archive, beside the two usual ways; those are measured on a few, and told a paper. */
export async function measurePapers(quick: boolean): Promise<Line[]> {
  const ours = measure('ours', certificates)
  const each = ours.cpu / certificates
  const peers = [
    { name: 'pdf-lib with fontkit', measured: measure('pdf-lib', quick ? 10 : 40), papers: quick ? 10 : 40 },
    { name: 'Chromium', measured: measure('chromium', quick ? 5 : 20), papers: quick ? 5 : 20 },
  ]
  return [
    {
      target: 'P5',
      what: `${certificates} certificates in one ZIP, CPU`,
      ours: ours ? ms(ours.cpu) : 'failed',
      goal: '≤ 150 ms',
      met: ours.cpu <= 150,
    },
    { target: 'P5', what: 'memory of it, whole process', ours: `${ours.peak.toFixed(0)} MB`, goal: 'told' },
    { target: 'P5', what: 'bytes of it', ours: kB(ours.bytes) },
    ...peers.map(({ name, measured, papers }): Line => {
      const theirs = measured ? measured.cpu / papers : Number.NaN
      return {
        target: 'P5',
        what: `one certificate, CPU, beside ${name}`,
        ours: ms(each),
        peer: ms(theirs),
        ratio: `${(theirs / each).toFixed(0)}×`,
        ...(name === 'Chromium'
          ? { goal: '≥ 300×', met: theirs / each >= 300 }
          : { goal: '≥ 50×', met: theirs / each >= 50 }),
      }
    }),
  ]
}

function measure(who: string, many: number): Measured {
  const file = new URL('./papers-one.ts', import.meta.url).pathname
  const answer = execFileSync(process.execPath, ['--import', 'data:text/javascript,', file, who, String(many)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(answer.trim().split('\n').at(-1) ?? '') as Measured
}
