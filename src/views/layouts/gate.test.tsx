import { describe, expect, it } from 'vitest'
import { speech } from '#words/words.ts'
import { GatePage } from './gate.tsx'

const words = { fr: await speech('fr'), en: await speech('en') }

describe('a page outside the office', () => {
  const page = (over: { language?: 'fr' | 'en'; name?: string } = {}) =>
    String(
      <GatePage
        w={words[over.language ?? 'fr']}
        title="Se connecter"
        name={over.name}
        home="/"
        language="/language"
        links={[{ href: '/privacy', label: 'Données personnelles' }]}
      >
        <h1>Se connecter</h1>
      </GatePage>,
    )

  it('loads one sheet, and shows nothing of the office', () => {
    expect(page().match(/rel="stylesheet"/g)).toHaveLength(1)
    expect(page()).not.toMatch(/class="rail"|hx-boost:inherited|id="palette"/)
  })

  it('offers the other language, in that language, by POST', () => {
    expect(page()).toMatch(/<form method="post" action="\/language"[^>]*><button[^>]*value="en" lang="en"[^>]*>English/)
    expect(page({ language: 'en' })).toMatch(/<button[^>]*value="fr" lang="fr"[^>]*>Français/)
  })

  it('carries the name of the organisation it belongs to, escaped', () => {
    expect(page()).toContain('<title>Se connecter · Lisière</title>')
    expect(page({ name: 'A<b>' })).toContain('<title>Se connecter · A&lt;b&gt;</title>')
    expect(page({ name: 'A<b>' })).not.toContain('A<b>')
  })
})
