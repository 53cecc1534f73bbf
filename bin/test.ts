import { findChromium } from './check/chromium.ts'
import { settleInMemory } from './check/memory.ts'
import type { Summary } from './check/reporter.ts'
import { command, inOrder, type Step, tests } from './check/steps.ts'

const patterns = process.argv.slice(2)
settleInMemory()

const read: Step[] = [
  command('format and lint', 'biome', 'ci', '--colors=off', '.'),
  command('types', 'tsc', '-p', '.'),
  command('types: tools', 'tsc', '-p', 'bin'),
  command('types: browser', 'tsc', '-p', 'src/browser'),
  command('dead code', 'knip'),
]

const done = await inOrder([command('build', 'node', 'bin/build.ts')])
// Stories wait for a browser most of the time: they leave room for what computes.
const sides = [
  [...(patterns.length === 0 ? read : []), tests('laws', patterns), stories()],
  [tests('inside', patterns, ['--maxWorkers=3'])],
]
done.push(...(await Promise.all(sides.map(inOrder))).flat())

const sum = (what: 'passed' | 'failed') => done.reduce((total, summary) => total + summary[what], 0)
for (const line of done.flatMap(({ reports }) => reports).sort()) console.log(line)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

function stories(): Step {
  return {
    name: 'stories',
    run: async () => {
      const chromium = findChromium()
      if (!chromium)
        return failed('No Chromium here: install it (Debian: sudo apt-get install chromium) or set CHROMIUM.')
      process.env.CHROMIUM = chromium
      return tests('stories', patterns).run()
    },
  }
}

function failed(output: string): Summary & { output: string } {
  return { passed: 0, failed: 1, reports: [], output }
}
