import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { report } from '../report.ts'

const files = globSync('{src,test}/**/*.{ts,tsx}')
const sources = files.filter(
  (file) => file.startsWith('src/') && !file.includes('.test.') && !/src\/(views|routes|browser)\//.test(file),
)
const properties = files
  .filter((file) => file.includes('.test.') && !file.endsWith('parsers.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => source.includes('fast-check'))

/** Whatever turns what came from outside into something we trust, by the way such functions are called here. */
const parsers = sources.flatMap((file) => parsersIn(readFileSync(file, 'utf8')).map((name) => ({ file, name })))

/** Read from our own database or environment, or only wrap a parser that has its property. */
const trusted: Readonly<Record<string, string>> = {
  typesetAll: 'applies typeset, which has its property, to a whole dictionary',
  folded: 'lower case and no accent, tried through refusePassword',
  isKeyScope: 'is in a closed list, or not',
  isRole: 'is in a closed list, or not',
  isPermission: 'is in a closed list, or not',
  isTaskKind: 'is in a closed list, or not',
  isProofRule: 'is in a closed list, or not',
  isConcernKind: 'is in a closed list, or not',
  isTicketKind: 'is in a closed list, or not',
  isStage: 'is in a closed list, or not',
  parseStanding: 'reads what our own statement wrote',
}

test('every parser has its property', () => {
  const bare = parsers.filter(({ name }) => !trusted[name] && !hasProperty(name))
  expect(bare.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  report('parsers', `${parsers.length} parsers, ${bare.length} without a property`)
})

test('no exception outlives its need', () => {
  const names = parsers.map(({ name }) => name)
  expect(Object.keys(trusted).filter((name) => !names.includes(name) || hasProperty(name))).toEqual([])
})

test('the law sees a parser without its property', () => {
  expect(parsersIn('export function parseNothing(text: string) {}')).toEqual(['parseNothing'])
  expect(hasProperty('parseNothing')).toBe(false)
})

function parsersIn(source: string): string[] {
  return [
    ...source.matchAll(
      /^export (?:async )?(?:function|const) ((?:parse|sniff|fold|typeset)\w*|is[A-Z]\w*(?=\(text|\s*=\s*\(text))/gm,
    ),
  ].map(([, name]) => name ?? '')
}

const hasProperty = (name: string): boolean => properties.some((source) => new RegExp(`\\b${name}\\b`).test(source))
