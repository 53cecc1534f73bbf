export type XmlRefusal = 'not_xml' | 'doctype' | 'entity' | 'too_deep'

/** What makes a text something else than the XML that we accept to read. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused'
  readonly reason: XmlRefusal

  constructor(reason: XmlRefusal) {
    super(reason)
    this.reason = reason
  }
}

type XmlEvent =
  | { kind: 'open'; space: string; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'text'; text: string }
  | { kind: 'close' }

/**
 * XML one piece at a time, and no more of it than feeds need: no document type, no entity but the five, so that nothing
 * outside is ever fetched and nothing inside can multiply. Each step goes forward and reads what it passes once.
 */
export function* readXml(text: string): Generator<XmlEvent, void, undefined> {
  const open: Open[] = []
  let seen = false
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; ) {
    const piece = pieceAt(text, at)
    at = piece.end
    if (piece.kind === 'skip') continue
    if (piece.kind === 'text') {
      if (open.length > 0) yield { kind: 'text', text: piece.text }
      else if (piece.text.trim() !== '') throw new XmlRefused('not_xml')
      continue
    }
    if (piece.kind === 'close') {
      if (open.pop()?.name !== piece.name) throw new XmlRefused('not_xml')
      yield { kind: 'close' }
      continue
    }
    if (open.length === 0 && seen) throw new XmlRefused('not_xml')
    if (open.length >= deepest) throw new XmlRefused('too_deep')
    seen = true
    const spaces = spacesIn(piece.attributes, open.at(-1)?.spaces ?? known)
    yield { kind: 'open', ...spaced(piece.name, spaces), attributes: piece.attributes }
    if (piece.empty) yield { kind: 'close' }
    else open.push({ name: piece.name, spaces })
  }
  if (open.length > 0 || !seen) throw new XmlRefused('not_xml')
}

type Open = { name: string; spaces: ReadonlyMap<string, string> }

type Piece =
  | { kind: 'skip'; end: number }
  | { kind: 'text'; end: number; text: string }
  | { kind: 'close'; end: number; name: string }
  | { kind: 'tag'; end: number; name: string; attributes: ReadonlyMap<string, string>; empty: boolean }

const deepest = 64
const mostAttributes = 40
const mostSpaces = 60
const known: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

function pieceAt(text: string, at: number): Piece {
  if (text[at] !== '<') {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    return { kind: 'text', end, text: decoded(text.slice(at, end)) }
  }
  if (text.startsWith('<!--', at)) return { kind: 'skip', end: after(text, '-->', at + 4) }
  if (text.startsWith('<?', at)) return { kind: 'skip', end: after(text, '?>', at + 2) }
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(text, ']]>', at + 9)
    return { kind: 'text', end, text: legal(text.slice(at + 9, end - 3)) }
  }
  if (text[at + 1] === '!') throw new XmlRefused('doctype')
  return text[at + 1] === '/' ? closingAt(text, at) : tagAt(text, at)
}

function closingAt(text: string, at: number): Piece {
  const [whole, name] = matchAt(closing, text, at) ?? []
  if (whole === undefined || name === undefined) throw new XmlRefused('not_xml')
  return { kind: 'close', end: at + whole.length, name }
}

function tagAt(text: string, at: number): Piece {
  const [start, name] = matchAt(opening, text, at) ?? []
  if (start === undefined || name === undefined) throw new XmlRefused('not_xml')
  const attributes = new Map<string, string>()
  let end = at + start.length
  for (let next = matchAt(attribute, text, end); next; next = matchAt(attribute, text, end)) {
    const [whole, key = '', double, single] = next
    if (attributes.has(key) || attributes.size >= mostAttributes) throw new XmlRefused('not_xml')
    attributes.set(key, decoded(double ?? single ?? ''))
    end += whole.length
  }
  const last = matchAt(ending, text, end)
  if (!last) throw new XmlRefused('not_xml')
  return { kind: 'tag', end: end + last[0].length, name, attributes, empty: last[1] === '/' }
}

const named = '[A-Za-z_\\u00c0-\\uffff][\\w.\\-\\u00b7-\\uffff]{0,99}'
const qualified = `(?:${named}:)?${named}`
const opening = new RegExp(`<(${qualified})`, 'y')
const closing = new RegExp(`</(${qualified})\\s*>`, 'y')
const attribute = new RegExp(`\\s+(${qualified})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const ending = /\s*(\/?)>/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  if (found < 0) throw new XmlRefused('not_xml')
  return found + end.length
}

function decoded(text: string): string {
  if (!text.includes('&')) return legal(text)
  return legal(text.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => characterOf(reference)))
}

function characterOf(reference: string): string {
  const plain = entities[reference]
  if (plain !== undefined) return plain
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference) ?? []
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : 0
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new XmlRefused('entity')
  return String.fromCodePoint(code)
}

const entities: Readonly<Record<string, string>> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" }

function legal(text: string): string {
  if (text.includes('\0')) throw new XmlRefused('not_xml')
  return text
}

function spacesIn(attributes: ReadonlyMap<string, string>, above: Open['spaces']): Open['spaces'] {
  const own = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
  if (own.length === 0) return above
  if (above.size + own.length > mostSpaces) throw new XmlRefused('not_xml')
  return new Map([...above, ...own.map(([key, space]) => [key.slice(6), space] as const)])
}

function spaced(qualifiedName: string, spaces: Open['spaces']): { space: string; name: string } {
  const [prefix, name] = qualifiedName.includes(':') ? qualifiedName.split(':') : ['', qualifiedName]
  return { space: spaces.get(prefix ?? '') ?? '', name: name ?? '' }
}
