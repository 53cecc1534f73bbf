import type { Strip } from './strips.ts'

export type Placed = { strip: Strip; y: number }

/**
 * Shares bands out between pages: each whole, with those it holds. What is taller than a page is drawn alone. There is always
 * one page.
 */
export function paged(strips: readonly Strip[], firstRoom: number, room: number): Placed[][] {
  const pages: Placed[][] = [[]]
  let y = 0
  const turn = () => {
    pages.push([])
    y = 0
  }
  const put = (strip: Strip) => {
    const page = pages.at(-1) ?? []
    if (strip.gap && page.length === 0) return
    page.push({ strip, y })
    y += strip.height
  }
  const left = () => (pages.length === 1 ? firstRoom : room) - y
  const isFresh = () => pages.at(-1)?.length === 0

  for (const group of groupsOf(strips)) {
    const [first] = group
    const height = group.reduce((sum, strip) => sum + strip.height, 0)
    if (height > left() && !isFresh() && !first?.gap) turn()
    for (const strip of group) {
      if (strip.ends) {
        if (!isFresh()) turn()
        continue
      }
      if (strip.height > left() && !isFresh()) {
        if (strip.gap) continue
        turn()
      }
      if (isFresh() && strip.again && strip.again !== strips[0]?.again) for (const head of strip.again) put(head)
      put(strip)
    }
  }
  const last = pages.at(-1)
  return last?.length === 0 && pages.length > 1 ? pages.slice(0, -1) : pages
}

/** A band that holds goes with the one after it; so many together that they would never find room are not held any more. */
function groupsOf(strips: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = []
  let isHeld = false
  let tall = 0
  for (const strip of strips) {
    const last = groups[groups.length - 1]
    if (last && isHeld && tall < mostTogether && !strip.ends) last.push(strip)
    else {
      groups.push([strip])
      tall = 0
    }
    tall += strip.height
    isHeld = strip.holds === true && !strip.ends
  }
  return groups
}

const mostTogether = 300
