import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { parseFeedDate } from './date.ts'
import { decodeFeed } from './decoding.ts'
import { mostItems, parseFeed } from './feed.ts'
import { plainOf } from './plain.ts'

const address = 'https://veille.exemple.fr/flux/emploi.xml'
const seed = 20261121
const read = (text: string) => {
  const parsed = parseFeed(text, address)
  if (!parsed.ok) throw new Error(parsed.refusal)
  return parsed.feed
}
const refusalOf = (text: string) => {
  const parsed = parseFeed(text, address)
  return parsed.ok ? 'read' : parsed.refusal
}
const rss = (inside: string) => `<rss version="2.0"><channel><title>Veille</title>${inside}</channel></rss>`

test('reads RSS 2.0: HTML becomes plain text, relative links are resolved, the feed’s own title is kept', () => {
  const feed = read(
    `<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <atom:link href="https://autre.exemple.fr" rel="self"/><title>Droit de la formation</title>
      <image><title>Un logo</title></image>
      <item><title><![CDATA[Décret <b>CPF</b> &amp; reste à charge]]></title><link>../articles/12</link>
        <media:title>Une photo</media:title><guid isPermaLink="false">12</guid>
        <description>&lt;p&gt;L&#8217;État&nbsp;précise&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;tout&lt;/p&gt;</description>
        <pubDate>Fri, 20 Nov 2026 09:30:00 +0100</pubDate></item>
      <item><title>Sans lien</title><guid>https://veille.exemple.fr/13</guid><dc:date>2026-11-19</dc:date></item>
      </channel></rss>`.replace('&nbsp;', '&amp;nbsp;'),
  )
  expect(feed).toEqual({
    title: 'Droit de la formation',
    items: [
      {
        guid: '12',
        title: 'Décret CPF & reste à charge',
        link: 'https://veille.exemple.fr/articles/12',
        summary: 'L’État précise tout',
        publishedAt: Date.UTC(2026, 10, 20, 8, 30),
      },
      {
        guid: 'https://veille.exemple.fr/13',
        title: 'Sans lien',
        link: 'https://veille.exemple.fr/13',
        summary: '',
        publishedAt: Date.UTC(2026, 10, 19),
      },
    ],
  })
})

test('reads RSS 1.0, where items lie beside the channel', () => {
  const feed = read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.fr"><title>Métiers</title></channel>
    <item rdf:about="https://a.fr/1"><title>Le métier de formateur</title><link>https://a.fr/1</link>
    <dc:date>2026-11-02T10:00:00+01:00</dc:date></item></rdf:RDF>`)
  expect(feed.title).toBe('Métiers')
  expect(feed.items).toMatchObject([{ guid: 'https://a.fr/1', publishedAt: Date.UTC(2026, 10, 2, 9) }])
})

test('reads Atom, prefixed or not, with its three kinds of text', () => {
  const entries = (p: string) => `<${p}title type="html">Flux &lt;i&gt;d’idées&lt;/i&gt;</${p}title>
    <${p}entry><${p}id>tag:a</${p}id><${p}title>1 &lt; 2</${p}title><${p}link rel="enclosure" href="/son.mp3"/>
      <${p}link href="/a"/><${p}published>2026-11-20T08:00:00Z</${p}published><${p}updated>2026-11-21T08:00:00Z</${p}updated>
      <${p}summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Deux</p><p>mots</p></div></${p}summary></${p}entry>`
  const plain = read(`<feed xmlns="http://www.w3.org/2005/Atom">${entries('')}</feed>`)
  expect(plain).toEqual({
    title: 'Flux d’idées',
    items: [
      {
        guid: 'tag:a',
        title: '1 < 2',
        link: 'https://veille.exemple.fr/a',
        summary: 'Deux mots',
        publishedAt: Date.UTC(2026, 10, 20, 8),
      },
    ],
  })
  expect(read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom">${entries('a:')}</a:feed>`)).toEqual(plain)
})

test.each([
  ['a billion laughs', '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><rss>&lol2;</rss>', 'doctype'],
  ['an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', 'doctype'],
  ['an external document type', '<!DOCTYPE rss SYSTEM "https://a.fr/x.dtd"><rss/>', 'doctype'],
  ['an entity nobody declared', rss('<item><title>&secret;</title></item>'), 'entity'],
  ['an entity of HTML', rss('<item><title>a&nbsp;b</title></item>'), 'entity'],
  ['an ampersand alone', rss('<item><title>a & b</title></item>'), 'entity'],
  ['a character that does not exist', rss('<item><title>&#xD800;</title></item>'), 'entity'],
  ['NUL', rss('<item><title>a\0b</title></item>'), 'not_xml'],
  ['tags that are not closed', '<rss><channel><item><title>a</title>', 'not_xml'],
  ['tags that cross', '<rss><channel></rss></channel>', 'not_xml'],
  ['two roots', '<rss></rss><rss></rss>', 'not_xml'],
  ['text around the root', 'bonjour <rss></rss>', 'not_xml'],
  ['an attribute twice', '<rss a="1" a="2"></rss>', 'not_xml'],
  ['a comment that never ends', '<rss><!-- ', 'not_xml'],
  ['CDATA that never ends', '<rss><![CDATA[ ', 'not_xml'],
  ['a well without a bottom', '<rss>'.repeat(100_000), 'too_deep'],
  ['nothing', '', 'not_xml'],
  ['a page', '<html><body>Bonjour</body></html>', 'not_a_feed'],
])('refuses %s', (_, text, refusal) => {
  expect(refusalOf(text)).toBe(refusal)
})

test.each([
  'javascript:alert(1)',
  ' JAVASCRIPT:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://u:p@a.fr/',
])('a link to %s is no link', (link) => {
  expect(read(rss(`<item><title>a</title><link>${link}</link><guid>${link}</guid></item>`)).items[0]?.link).toBe('')
})

test('stops at two hundred items, and reads no more of what follows', () => {
  const items = Array.from({ length: mostItems + 50 }, (_, at) => `<item><title>n° ${at}</title></item>`)
  expect(read(rss(items.join(''))).items).toHaveLength(mostItems)
})

test('whatever comes, it is refused in words or gives items that can be kept and opened', () => {
  const bit = fc.constantFrom(
    '<rss><channel>',
    '</channel></rss>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link>',
    '</link>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&amp;',
    '&#',
    '&lt;b&gt;',
    'javascript:',
    'https://a.fr/',
    '<feed><entry>',
    '</entry></feed>',
    '<pubDate>20 Nov 2026</pubDate>',
  )
  const text = fc.array(fc.oneof({ weight: 3, arbitrary: bit }, fc.string({ unit: 'binary' })), { maxLength: 40 })
  const property = fc.property(text, (pieces) => {
    const parsed = parseFeed(pieces.join(''), address)
    if (!parsed.ok) return
    for (const { guid, title, link, summary, publishedAt } of parsed.feed.items) {
      expect([guid, title, link, summary].every((each) => each.isWellFormed() && !/\p{Cc}/u.test(each))).toBe(true)
      expect([title.length > 0 && title.length <= 300, guid.length <= 500, summary.length <= 1200]).not.toContain(false)
      expect(link === '' || /^https?:\/\//.test(link)).toBe(true)
      expect(publishedAt === null || Number.isSafeInteger(publishedAt)).toBe(true)
    }
  })
  fc.assert(property, { numRuns: runs(80), seed })
})

test('what was written as a feed is read as it was', () => {
  const line = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((text) => plainOf(text, 300) === text && text !== '')
  const property = fc.property(fc.array(fc.record({ title: line, summary: line }), { maxLength: 5 }), (written) => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;')
    const items = written.map(
      ({ title, summary }) =>
        `<item><title>${escaped(title)}</title><description><![CDATA[${summary.replaceAll(']]>', '')}]]></description></item>`,
    )
    expect(read(rss(items.join(''))).items.map(({ title }) => title)).toEqual(written.map(({ title }) => title))
  })
  fc.assert(property, { numRuns: runs(60), seed })
})

test('dates of both kinds, and null for the others', () => {
  const at = fc.integer({ min: 0, max: Date.UTC(2099, 0, 1) / 1000 }).map((seconds) => seconds * 1000)
  const property = fc.property(at, fc.integer({ min: -14 * 60, max: 14 * 60 }), fc.string(), (when, offset, noise) => {
    const local = new Date(when + offset * 60_000).toISOString().slice(0, 19)
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) =>
      String(n).padStart(2, '0'),
    )
    const sign = offset < 0 ? '-' : '+'
    expect(parseFeedDate(`${local}${sign}${hours}:${minutes}`)).toBe(when)
    expect(parseFeedDate(new Date(when).toUTCString())).toBe(when)
    const found = parseFeedDate(noise)
    expect(found === null || Number.isSafeInteger(found)).toBe(true)
  })
  fc.assert(property, { numRuns: runs(100), seed })
  const read = [
    '20 Nov 26 09:30 EST',
    'Fri, 20 Nov 2026 09:30:00 GMT',
    '2026-11',
    '2026-02-30',
    'Fri, 31 Nov 2026 09:30:00 GMT',
    '2026-11-20T25:00:00Z',
    'hier',
    '',
  ]
  expect(read.map(parseFeedDate)).toEqual([
    Date.UTC(2026, 10, 20, 14, 30),
    Date.UTC(2026, 10, 20, 9, 30),
    Date.UTC(2026, 10, 1),
    null,
    null,
    null,
    null,
    null,
  ])
})

test('reads the letters as they were meant: by the first bytes, the server, the declaration, or UTF-8', () => {
  const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const wide = (text: string, little: boolean, mark: boolean) => {
    const bytes = new Uint8Array((text.length + Number(mark)) * 2)
    const view = new DataView(bytes.buffer)
    for (const [at, letter] of [...(mark ? '\ufeff' : ''), ...text].entries()) {
      view.setUint16(at * 2, letter.charCodeAt(0), little)
    }
    return bytes
  }
  const said = '<?xml version="1.0" encoding="ISO-8859-1"?><a>été</a>'
  expect(decodeFeed(latin(said), 'text/xml')).toBe(said)
  expect(decodeFeed(latin('<a>été</a>'), 'text/xml; charset="iso-8859-1"')).toBe('<a>été</a>')
  expect(decodeFeed(new TextEncoder().encode(`\ufeff${said}`), 'text/xml; charset=iso-8859-1')).toBe(said)
  for (const little of [true, false]) {
    for (const mark of [true, false]) expect(decodeFeed(wide('<a>été</a>', little, mark), '')).toBe('<a>été</a>')
  }
  expect(decodeFeed(latin('<a>été</a>'), 'text/xml')).toBeNull()
  expect(decodeFeed(latin('<a/>'), 'text/xml; charset=utf-7')).toBeNull()
  const anything = fc.property(fc.uint8Array(), fc.string(), (bytes, type) => {
    const text = decodeFeed(bytes, type)
    expect(text === null || text.isWellFormed()).toBe(true)
  })
  fc.assert(anything, { numRuns: runs(100), seed })
})

test('two megabytes of traps are read in a moment', { timeout: 2_500 }, () => {
  const traps = ['<a', '&lt;!--', '&lt;script&gt;', '&lt;/script ', '&amp;#1', ' ', 'xmlns:a="b" ']
  const answers = traps.map((trap) =>
    refusalOf(rss(`<item><title>a</title><description>${trap.repeat(2_000_000 / trap.length)}</description></item>`)),
  )
  expect(answers).toEqual(['not_xml', 'read', 'read', 'read', 'read', 'read', 'read'])
})
