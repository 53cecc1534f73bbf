import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { Button, LinkButton, PostButton } from './button.tsx'
import { safeHref } from './href.ts'
import { MenuLink } from './menu.tsx'
import { Row } from './rows.tsx'
import { Tabs } from './tabs.tsx'

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'blob:https://a/b',
])('%j leads nowhere, wherever it comes', (href) => {
  expect(safeHref(href)).toBeUndefined()
  const html = [
    <LinkButton href={href}>x</LinkButton>,
    <Button formaction={href}>x</Button>,
    <PostButton action={href}>x</PostButton>,
    <MenuLink href={href}>x</MenuLink>,
    <Row title="x" href={href} />,
    <Tabs label="x" tabs={[{ href, label: 'x' }]} />,
  ].join('')
  expect(html).not.toMatch(/ (?:href|(?:form)?action)="/)
})

test.each([
  '/sessions/3?q=a:b',
  '?sort=-dates',
  '#lieu',
  '',
  'https://a.fr/x',
  'mailto:a@b.fr',
  'tel:+33240000000',
  'a/b:c',
])('%j passes', (href) => expect(safeHref(href)).toBe(href))

test('whatever a browser would read as another scheme is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc
          .tuple(fc.constantFrom('javascript', 'data', '\tjavascript', 'x\n'), fc.string())
          .map((parts) => parts.join(':')),
      ),
      (text) => {
        const href = safeHref(text)
        if (href === undefined) return
        const url = URL.parse(href, 'https://lisiere.example/here')
        if (url) expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(url.protocol)
      },
    ),
    { numRuns: runs(2000) },
  )
})
