import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { emailOf, password } from '../world.ts'

let browser: Browser | null = null

/** Each worker has an application of its own: what one story changes is never under the feet of another. */
export const origin = inject('origins')[Number(process.env.VITEST_POOL_ID) % inject('origins').length] ?? ''

/** One Chromium for a file of stories; what it says in its console is part of the story. */
export async function open(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  const context = await browser.newContext({ baseURL: origin, locale: 'fr-FR', ...options })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

afterAll(async () => {
  await browser?.close()
  browser = null
})

export async function signIn(page: Page, member: string, organisation = 'lisiere'): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('[name=email]', emailOf(member, organisation))
  await page.fill('[name=password]', password)
  await page.click('button.primary')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page as it stands, said in one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.waitForLoadState('load')
  const devices = await page.context().newCDPSession(page)
  await devices.send('Page.setBypassCSP', { enabled: true })
  await devices.send('Runtime.evaluate', { expression: axe })
  const { result } = await devices.send('Runtime.evaluate', {
    expression: `axe.run({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target).join(' ')))`,
    awaitPromise: true,
    returnByValue: true,
  })
  await devices.detach()
  return result.value as string[]
}
