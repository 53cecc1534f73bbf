import { packedOf } from '#edge/files/archive.ts'
import { inflated } from '#edge/files/inflate.ts'
import { directoryOf } from '#edge/files/zip.ts'

/** Where the words of an office paper are, whoever wrote it. */
const parts = /^(word\/(document|header\d*|footer\d*|footnotes)|xl\/sharedStrings|ppt\/slides\/slide\d+|content)\.xml$/
const mostUnpacked = 16 * 1024 * 1024

export async function officeText(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const texts: string[] = []
  let left = mostUnpacked
  for (const entry of (directoryOf(bytes) ?? []).filter(({ name }) => parts.test(name)).slice(0, 300)) {
    const packed = packedOf(bytes, entry)
    const plain = packed && (entry.method === 0 ? packed : await inflated(packed, 'deflate-raw', left))
    if (!plain) continue
    left -= plain.length
    texts.push(withoutTags(new TextDecoder().decode(plain)))
  }
  return texts.join('\n').slice(0, most)
}

/** A paragraph, a cell, a break ends a word; the other tags stand inside of words. */
const withoutTags = (xml: string): string =>
  xml
    .replaceAll(
      /<(?:\/(?:w:p|a:p|text:p|text:h|si|table:table-cell)|w:tab|w:br|text:s|text:tab|text:line-break)\b[^>]*>/g,
      ' ',
    )
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (_, entity: string) => letterOf(entity))

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function letterOf(entity: string): string {
  const known = named[entity.toLowerCase()]
  if (known) return known
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
