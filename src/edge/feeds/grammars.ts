import { parseFeedDate } from './date.ts'
import type { FeedItem } from './item.ts'
import { plainOf, tidy } from './plain.ts'

export type Element = {
  space: string
  name: string
  attributes: ReadonlyMap<string, string>
  children: (Element | string)[]
}

export type Grammar = {
  /** How many elements an item lies in. */
  itemDepth: number
  isItem: (element: Element, above: readonly Element[]) => boolean
  itemOf: (element: Element, address: string) => FeedItem | null
  isTitle: (element: Element, above: readonly Element[]) => boolean
  titleOf: (element: Element) => string
}

export function grammarOf({ space, name }: Pick<Element, 'space' | 'name'>): Grammar | null {
  if (name === 'rss') return rss
  if (name === 'RDF' && space === rdfSpace) return rdf
  return name === 'feed' && atomSpaces.includes(space) ? atom : null
}

const rdfSpace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const atomSpaces = ['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', '']
const datesSpace = 'http://purl.org/dc/elements/1.1/'
const contentSpace = 'http://purl.org/rss/1.0/modules/content/'
const rssSpaces = [
  '',
  'http://purl.org/rss/1.0/',
  'http://backend.userland.com/rss2',
  'http://my.netscape.com/rdf/simple/0.9/',
]
const longestTitle = 300
const longestSummary = 1200

const rss: Grammar = {
  itemDepth: 2,
  isItem: ({ name }, above) => name === 'item' && above.length === 2,
  itemOf: rssItem,
  isTitle: ({ name, space }, above) => name === 'title' && rssSpaces.includes(space) && above.length === 2,
  titleOf: (element) => plainOf(textOf(element), longestTitle),
}

const rdf: Grammar = {
  ...rss,
  itemDepth: 1,
  isItem: ({ name }, above) => name === 'item' && above.length === 1,
}

const atom: Grammar = {
  itemDepth: 1,
  isItem: ({ name }, above) => name === 'entry' && above.length === 1,
  itemOf: atomItem,
  isTitle: ({ name, space }, above) => name === 'title' && atomSpaces.includes(space) && above.length === 1,
  titleOf: (element) => wordsOf(element, longestTitle),
}

function rssItem(item: Element, address: string): FeedItem | null {
  const text = (name: string, spaces: readonly string[] = rssSpaces) => textOf(childOf(item, name, spaces))
  const guid = childOf(item, 'guid', rssSpaces)
  const named = guid && guid.attributes.get('isPermaLink') !== 'false' ? linkOf(textOf(guid), '') : ''
  return itemOf({
    guid: textOf(guid).trim() || item.attributes.get('rdf:about') || '',
    title: plainOf(text('title'), longestTitle),
    link: linkOf(text('link'), address) || named || linkOf(item.attributes.get('rdf:about') ?? '', address),
    summary: plainOf(text('description') || text('encoded', [contentSpace]), longestSummary),
    publishedAt: parseFeedDate(text('pubDate') || text('date', [datesSpace])),
  })
}

function atomItem(entry: Element, address: string): FeedItem | null {
  const child = (name: string) => childOf(entry, name, atomSpaces)
  const links = childrenOf(entry, 'link', atomSpaces)
  const [link] = links.filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate')
  return itemOf({
    guid: textOf(child('id')).trim(),
    title: wordsOf(child('title'), longestTitle),
    link: linkOf(link?.attributes.get('href') ?? '', address),
    summary: wordsOf(child('summary') ?? child('content'), longestSummary),
    publishedAt: parseFeedDate(textOf(child('published') ?? child('issued') ?? child('updated') ?? child('modified'))),
  })
}

/** Something that has no name, no title and no address is no item. */
function itemOf(item: FeedItem): FeedItem | null {
  const title = item.title || item.summary.slice(0, 120).toWellFormed().trim() || item.link
  const guid = tidy(item.guid || item.link || `${item.publishedAt ?? ''} ${title}`, 500)
  return title === '' ? null : { ...item, guid, title }
}

/** Text as Atom types it: HTML is read, XHTML is already in pieces, the rest is said as it is. */
function wordsOf(element: Element | undefined, most: number): string {
  if (!element) return ''
  const type = element.attributes.get('type') ?? 'text'
  return type.includes('html') && type !== 'xhtml' ? plainOf(textOf(element), most) : tidy(textOf(element), most)
}

function textOf(element: Element | undefined): string {
  if (!element) return ''
  return element.children.map((child) => (typeof child === 'string' ? child : ` ${textOf(child)} `)).join('')
}

const childOf = (element: Element, name: string, spaces: readonly string[]): Element | undefined =>
  childrenOf(element, name, spaces)[0]

const childrenOf = (element: Element, name: string, spaces: readonly string[]): Element[] =>
  element.children
    .filter((child) => typeof child !== 'string')
    .filter((child) => child.name === name && spaces.includes(child.space))

/** Where one may go from a page of ours: an address of the web, and nothing that runs. */
function linkOf(text: string, address: string): string {
  const trimmed = text.trim()
  const url = trimmed === '' ? null : address ? URL.parse(trimmed, address) : URL.parse(trimmed)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return ''
  return url.href.length > 2000 ? '' : url.href
}
