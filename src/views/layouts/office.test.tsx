import { describe, expect, it } from 'vitest'
import { speech } from '#words/words.ts'
import { OfficeFragment, OfficePage } from './office.tsx'
import type { Shell } from './shell.ts'

const hostile = `<img src=x onerror="alert('&')">`

const [french, english] = [await speech('fr'), await speech('en')]

describe('a page of the office', () => {
  it('is one whole document, in its language', () => {
    const page = render(shell())
    expect(page).toMatch(/^<!doctype html><html lang="fr"/)
    expect(page).toContain('<title>Sites · Centre Lisière</title>')
    expect(render(shell({ w: english }))).toContain('<html lang="en"')
  })

  it('writes no style, no script and no handler inside the page', () => {
    const page = render(shell({ toast: { text: 'Fait', undo: { action: '/undo', fields: { id: '1' } } } }))
    expect(page).not.toMatch(/\sstyle=|<style/)
    expect(page).not.toMatch(/\son[a-z]+=|hx-on/)
    expect([...page.matchAll(/<script[^>]*>([^<]*)<\/script>/g)].map(([, inside]) => inside)).toEqual([''])
  })

  it('names every button and link that shows only an icon', () => {
    for (const [, tag, attributes = '', inside = ''] of render(shell()).matchAll(
      /<(button|a)\b([^>]*)>(.*?)<\/\1>/gs,
    )) {
      const words = inside.replace(/<[^>]*>/g, '').trim()
      expect(words || attributes.includes('aria-label='), `${tag} ${attributes}`).toBeTruthy()
    }
  })

  it('names every landmark, and has one main that the skip link reaches', () => {
    const page = render(shell())
    for (const [nav] of page.matchAll(/<nav[^>]*>/g)) expect(nav).toContain('aria-label=')
    expect(page.match(/<main/g)).toHaveLength(1)
    expect(page).toContain('<a class="skip" href="#main">')
    expect(page).toContain('<main class="main" id="main"')
  })

  it('never gives the same id twice', () => {
    const ids = [...render(shell()).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('escapes every name it is given', () => {
    const named = { id: 'x', name: hostile, current: true }
    const page = render(
      shell({
        title: hostile,
        organisation: { id: 'x', name: hostile, site: hostile },
        organisations: [named],
        sites: [named, { ...named, current: false }],
        person: { name: hostile, initials: '<b', roles: hostile },
        crumbs: [{ label: hostile }, { label: hostile, href: '/' }],
        rooms: [{ title: hostile, links: [{ href: '/', label: hostile, icon: 'sun', current: false, keys: 'g s' }] }],
        toast: { text: hostile, undo: { action: '/undo', fields: { id: hostile } } },
      }),
    )
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<b"')
    expect(page).not.toContain('onerror="')
  })

  it('changes things by POST only, and reloads the whole page then', () => {
    const page = render(shell())
    for (const action of ['/organisation', '/site', '/theme', '/language', '/sign-out']) {
      const forms = [...page.matchAll(new RegExp(`<form[^>]*action="${action}"[^>]*>`, 'g'))]
      expect(forms.length).toBeGreaterThan(0)
      for (const [form] of forms) expect(form).toMatch(/method="post".*hx-boost="false"/)
      expect(page).not.toContain(`href="${action}"`)
    }
  })

  it('marks the current room, the current organisation and the chosen theme', () => {
    const page = render(shell({ theme: 'dark' }))
    expect(page).toMatch(/<a href="\/settings\/sites"[^>]*aria-current="page"/)
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
    expect(page).toContain('data-theme="dark"')
    expect(page).toContain('value="dark" aria-pressed="true"')
    expect(page).toContain('value="system" aria-pressed="false"')
  })

  it('offers a choice of sites only to who has several', () => {
    expect(render(shell())).toContain('action="/site"')
    expect(render(shell({ sites: [{ id: 's1', name: 'Nantes', current: true }] }))).not.toContain('action="/site"')
  })

  it('shows the platform to its operator alone', () => {
    expect(render(shell())).not.toContain('/platform')
    expect(render(shell({ operator: true }))).toContain('href="/platform"')
  })

  it('turns single keys off for who asked so', () => {
    expect(render(shell({ keys: 'off' }))).toContain('data-keys="off"')
    expect(render(shell())).not.toContain('data-keys="off"')
  })
})

describe('a fragment of the office', () => {
  const part = (over: Partial<Shell> = {}) =>
    String(
      <OfficeFragment shell={shell(over)}>
        <h1>Sites</h1>
      </OfficeFragment>,
    )

  it('brings the title, the content and the crumbs, and nothing of the frame', () => {
    const fragment = part()
    expect(fragment).toMatch(/^<title>Sites · Centre Lisière<\/title><h1>Sites<\/h1>/)
    expect(fragment).toContain('<hx-partial hx-target="#crumbs" hx-swap="innerHTML"><li>Réglages</li>')
    expect(fragment).not.toMatch(/<(html|head|body|main|nav|dialog|link|script)\b/)
  })

  it('brings what just happened, with the way to undo it', () => {
    expect(part()).not.toContain('#toasts')
    const fragment = part({ toast: { text: 'Site fermé', undo: { action: '/undo', fields: { site: 's1' } } } })
    expect(fragment).toContain('<hx-partial hx-target="#toasts" hx-swap="beforeend">')
    expect(fragment).toContain('<input type="hidden" name="site" value="s1"/>')
  })

  it('escapes the title', () => {
    expect(part({ title: '</title><script>' })).toContain('<title>&lt;/title&gt;&lt;script&gt; · ')
  })
})

function render(given: Shell): string {
  return String(
    <OfficePage shell={given}>
      <h1>Sites</h1>
    </OfficePage>,
  )
}

function shell(over: Partial<Shell> = {}): Shell {
  return {
    w: french,
    title: 'Sites',
    crumbs: [{ label: 'Réglages' }, { label: 'Organisation', href: '/settings' }],
    organisation: { id: 'o1', name: 'Centre Lisière' },
    organisations: [
      { id: 'o1', name: 'Centre Lisière', current: true },
      { id: 'o2', name: 'Institut Brocéliande', current: false },
    ],
    sites: [
      { id: 's1', name: 'Nantes', current: false },
      { id: 's2', name: 'Vannes', current: false },
    ],
    person: { name: 'Ana Delmas', initials: 'AD', roles: 'Coordinatrice' },
    rooms: [
      {
        title: 'Réglages',
        links: [
          { href: '/settings/sites', label: 'Sites', icon: 'map-pin', current: true, count: 2, keys: 'g i' },
          { href: '/history', label: 'Historique', icon: 'history', current: false },
        ],
      },
    ],
    dock: [{ href: '/history', label: 'Historique', icon: 'history', current: false }],
    unread: 3,
    addresses: {
      search: '/search',
      notifications: '/notifications',
      bell: '/live/bell',
      live: '/live',
      notices: '/account/notifications',
      account: '/account',
      security: '/account/security',
      help: '/help',
      newSite: '/settings/sites/new',
      platform: '/platform',
      organisation: '/organisation',
      site: '/site',
      theme: '/theme',
      language: '/language',
      signOut: '/sign-out',
    },
    ...over,
  }
}
