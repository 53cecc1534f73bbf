import { describe, expect, test } from 'vitest'
import { languages, speech } from '#words/words.ts'
import { KitPage } from './kit.tsx'

const words = { fr: await speech('fr'), en: await speech('en') }

describe.each(languages)('the sheet of components, %s', (language) => {
  const html = String(<KitPage w={words[language]} />)

  test('carries no style, no script and no handler: the policy would refuse them', () => {
    expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/)
  })

  test('gives an id once only', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('ties every description, label, dialog and menu to something that is there', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    const ties = html.matchAll(
      / (?:for|form|list|commandfor|popovertarget|aria-labelledby|aria-describedby)="([^"]*)"/g,
    )
    for (const [tie, names = ''] of ties) for (const name of names.split(' ')) expect(ids.has(name), tie).toBe(true)
  })

  test('never puts a form inside a form', () => {
    let open = 0
    for (const [tag] of html.matchAll(/<\/?form\b/g)) {
      open += tag === '<form' ? 1 : -1
      expect(open).toBeLessThanOrEqual(1)
    }
  })
})
