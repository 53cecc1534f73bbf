import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { barriers, open, signIn } from './browser.ts'

test.each([
  ['fr-FR', 'Vous êtes hors ligne', 'Réessayer'],
  ['en-GB', 'You are offline', 'Try again'],
])(
  'says calmly that there is no network, in %s, keeps no page, and goes on once it is back',
  async (locale, title, retry) => {
    const page = await open({ locale })
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await signIn(page, 'odile')
    await page.evaluate(() => navigator.serviceWorker.ready)
    expect(refused).toEqual([])

    await page.context().setOffline(true)
    await page.goto('/settings/sites')
    await page.waitForSelector(`h1:has-text("${title}")`)
    expect(await page.textContent('body')).not.toContain('Odile')
    expect(await isDressed(page)).toBe(true)
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate(() => caches.keys())).toEqual([])

    await page.context().setOffline(false)
    await page.click(`a:has-text("${retry}")`)
    await page.waitForSelector('h1:has-text("Sites")')
    await page.context().close()
  },
)

/** By the sheet that the browser has kept from the pages before. */
const isDressed = (page: Page): Promise<boolean> =>
  page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).display === 'grid')
