/** What is met in a text of XML, without the prefixes of names. A tag that closes itself opens and closes. */
export type Met = {
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** A tag or a text longer than this is nobody's. */
const longest = 1024 * 1024

/** XML as it comes, however it is cut; nothing is held but the end that is not whole yet. Entities of its own are refused. */
export function xmlReader(met: Met) {
  let held = ''
  return {
    read(piece: string): void {
      const xml = held + piece
      let at = 0
      for (;;) {
        const from = xml.indexOf('<', at)
        const to = from < 0 ? -1 : endOf(xml, from)
        if (to < 0) break
        if (from > at) met.text(unescaped(xml.slice(at, from)))
        meet(met, xml, from, to)
        at = to
      }
      held = xml.slice(at)
      if (held.length > longest) throw new Error('This XML does not end its sentences.')
    },
    end(): void {
      if (held.trim() !== '') throw new Error('This XML is cut.')
    },
  }
}

const cdata = '<![CDATA['

/** Where what begins there is over; -1 while it is not whole. */
function endOf(xml: string, from: number): number {
  const after = (mark: string) => {
    const found = xml.indexOf(mark, from)
    return found < 0 ? -1 : found + mark.length
  }
  const next = xml.charCodeAt(from + 1)
  if (next === question) return after('?>')
  if (next !== exclamation) {
    tag.lastIndex = from
    return tag.test(xml) ? tag.lastIndex : -1
  }
  if (xml.startsWith('<!--', from)) return after('-->')
  if (xml.startsWith(cdata, from)) return after(']]>')
  if (xml.length - from >= cdata.length) throw new Error('This XML has entities of its own.')
  return -1
}

const question = 0x3f
const exclamation = 0x21
/** What stands in quotes may hold the sign that ends a tag. */
const tag = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/y

function meet(met: Met, xml: string, from: number, to: number): void {
  const next = xml.charCodeAt(from + 1)
  if (next === question) return
  if (next === exclamation) {
    if (xml.startsWith(cdata, from)) met.text(xml.slice(from + cdata.length, to - 3))
    return
  }
  const isEnd = next === 0x2f
  const isBoth = xml.charCodeAt(to - 2) === 0x2f
  const inside = xml.slice(from + (isEnd ? 2 : 1), to - (isBoth ? 2 : 1))
  const space = inside.search(/\s/)
  const whole = space < 0 ? inside : inside.slice(0, space)
  const name = whole.slice(whole.indexOf(':') + 1)
  if (!isEnd) met.open(name, space < 0 ? '' : inside.slice(space))
  if (isEnd || isBoth) met.close(name)
}

/** By its name without its prefix; null when it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = lookFor(name).exec(attributes)
  return found ? unescaped(found[1] ?? found[2] ?? '') : null
}

const looks = new Map<string, RegExp>()

/** Names are our own: there are a dozen of them. */
function lookFor(name: string): RegExp {
  const look = looks.get(name) ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  looks.set(name, look)
  return look
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
