import { type PackedTexts, packedTexts } from './packed-texts.ts'
import type { Parts } from './workbook-parts.ts'
import { attributeOf, type Met, xmlReader } from './xml.ts'

/** What the cells of the first sheet refer to. */
export type Workbook = { sheet: string; texts: PackedTexts; isDate: (style: number) => boolean; is1904: boolean }

/** The texts of fifty thousand lines take a tenth of it. */
const mostTexts = 32 * 1024 * 1024

export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const book = await targetIn(parts, '_rels/.rels', (type) => type.endsWith('/officeDocument'))
  if (!book) throw new Error('There is no workbook in there.')
  const { first, is1904 } = await readBook(parts, book)
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${book.slice(folder.length)}.rels`
  const within = async (is: (type: string, id: string) => boolean) => targetIn(parts, relations, is, folder)
  const sheet = await within((type, id) => type.endsWith('/worksheet') && id === first)
  if (!sheet) throw new Error('There is no sheet in this workbook.')
  const texts = await readTexts(parts, await within((type) => type.endsWith('/sharedStrings')))
  const dates = await readDates(parts, await within((type) => type.endsWith('/styles')))
  return { sheet, texts, is1904, isDate: (style) => dates[style] === true }
}

/** Each part of it, in turn, through what meets it. */
async function through(parts: Parts, name: string | null, met: Partial<Met>): Promise<void> {
  const text = name === null ? null : parts(name)
  if (!text) return
  const reader = xmlReader({ open: () => {}, close: () => {}, text: () => {}, ...met })
  for await (const piece of text) reader.read(piece)
  reader.end()
}

async function targetIn(parts: Parts, name: string, is: (type: string, id: string) => boolean, folder = '') {
  let found: string | null = null
  await through(parts, name, {
    open(tag, attributes) {
      const said = (key: string) => attributeOf(attributes, key) ?? ''
      if (tag === 'Relationship' && found === null && is(said('Type'), said('Id'))) found = said('Target')
    },
  })
  return found === null ? null : resolved(folder, found)
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

async function readBook(parts: Parts, name: string) {
  let [first, is1904] = ['', false]
  await through(parts, name, {
    open(tag, attributes) {
      if (tag === 'sheet' && first === '') first = attributeOf(attributes, 'id') ?? ''
      if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '')
    },
  })
  return { first, is1904 }
}

async function readTexts(parts: Parts, name: string | null): Promise<PackedTexts> {
  const texts = packedTexts(mostTexts)
  let said = ''
  const isTaking = textTaker()
  await through(parts, name, {
    open(tag) {
      if (tag === 'si') said = ''
      isTaking.open(tag)
    },
    text(text) {
      if (isTaking.now()) said += text
    },
    close(tag) {
      isTaking.close(tag)
      if (tag === 'si') texts.add(unmarked(said))
    },
  })
  return texts
}

/** Within `t`, but for how it is pronounced. */
export function textTaker() {
  let [inText, inSound] = [false, false]
  const turn = (tag: string, isIn: boolean) => {
    if (tag === 't') inText = isIn
    if (tag === 'rPh') inSound = isIn
  }
  return {
    open: (tag: string) => turn(tag, true),
    close: (tag: string) => turn(tag, false),
    now: () => inText && !inSound,
  }
}

/** Signs that XML does not take are written _x000D_. */
export const unmarked = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** Which styles show a number as a day. */
async function readDates(parts: Parts, name: string | null): Promise<readonly boolean[]> {
  const own = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  await through(parts, name, {
    open(tag, attributes) {
      const format = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (tag === 'numFmt') own.set(format, attributeOf(attributes, 'formatCode') ?? '')
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) dates.push(isDay(format, own.get(format)))
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return dates
}

function isDay(format: number, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ''))
  return [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([from = 0, to = 0]) => format >= from && format <= to)
}
