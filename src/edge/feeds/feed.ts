import { type Element, type Grammar, grammarOf } from './grammars.ts'
import type { FeedItem } from './item.ts'
import { readXml, type XmlRefusal, XmlRefused } from './xml.ts'

export type Feed = { title: string; items: readonly FeedItem[] }

type FeedRefusal = XmlRefusal | 'not_a_feed'

type ParsedFeed = { ok: true; feed: Feed } | { ok: false; refusal: FeedRefusal }

/** The items of a feed beyond which nobody looks. */
export const mostItems = 200

/** RSS 2.0 (and what came before it), RSS 1.0 or Atom; `address` is where it was read, for links that are relative. */
export function parseFeed(text: string, address: string): ParsedFeed {
  try {
    return gather(text, address)
  } catch (error) {
    if (error instanceof XmlRefused) return { ok: false, refusal: error.reason }
    throw error
  }
}

function gather(text: string, address: string): ParsedFeed {
  const stack: Element[] = []
  const items: FeedItem[] = []
  let grammar: Grammar | null = null
  let title = ''
  for (const event of readXml(text)) {
    if (event.kind === 'open') {
      stack.push({ ...event, children: [] })
      grammar ??= grammarOf(event)
      if (!grammar) return { ok: false, refusal: 'not_a_feed' }
      continue
    }
    if (event.kind === 'text') {
      stack.at(-1)?.children.push(event.text)
      continue
    }
    const element = stack.pop()
    if (!element || !grammar) continue
    if (grammar.isItem(element, stack)) {
      const item = grammar.itemOf(element, address)
      if (item) items.push(item)
      if (items.length >= mostItems) break
    } else if (grammar.isTitle(element, stack)) title ||= grammar.titleOf(element)
    // What lies around the items is of no use, however long it is.
    else if (stack.length > grammar.itemDepth) stack.at(-1)?.children.push(element)
  }
  return { ok: true, feed: { title, items } }
}
