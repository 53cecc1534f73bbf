import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { emailOf, password } from '../world.ts'
import { open, signIn } from './browser.ts'

test('comes in, opens a site and leaves without a mouse', async () => {
  const page = await open()
  await page.goto('/sign-in')
  await tabTo(page, '[name=email]')
  await page.keyboard.type(emailOf('odile', 'garonne'))
  await tabTo(page, '[name=password]')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk')

  await tabTo(page, '.rail a[href="/settings/sites"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('h1:has-text("Sites")')
  await tabTo(page, '#main a[href="/settings/sites/new"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('h1:has-text("Ouvrir un site")')
  await type(page, { name: 'Blagnac', postalCode: '31' })
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=alert]')
  await tabTo(page, '[role=alert] a')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(focused)).toBe('postalCode')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('31700')
  await type(page, { town: 'Blagnac' })
  await page.keyboard.press('Enter')
  await page.waitForSelector('.toast')
  expect(await page.textContent('h1')).toBe('Blagnac')

  await tabTo(page, '[popovertarget=me]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#me:popover-open')
  await page.keyboard.press('Escape')
  await page.waitForSelector('#me', { state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('popovertarget'))).toBe('me')
  await page.keyboard.press('Enter')
  await tabTo(page, '#me form[action="/sign-out"] button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('h1:has-text("Se connecter")')
  await page.context().close()
})

test('opens a site from anywhere by its first letters', async () => {
  const page = await open()
  await signIn(page, 'odile')
  await page.keyboard.press('Control+k')
  await page.waitForSelector('dialog.palette[open]')
  expect(await page.evaluate(focused)).toBe('q')
  await page.waitForSelector('#palette-results a[href="/settings/sites"]')
  await page.keyboard.type('vannes p')
  await page.waitForSelector('#palette-results[data-found="vannes p"] a')
  await page.keyboard.press('Enter')
  await page.waitForSelector('h1:has-text("Vannes port")')
  expect(await page.locator('dialog[open]').count()).toBe(0)

  await page.keyboard.press('Control+k')
  expect(await page.inputValue('dialog.palette [name=q]')).toBe('vannes p')
  await page.keyboard.type('nant')
  await page.waitForSelector('#palette-results[data-found=nant] a')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A')
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog.palette', { state: 'hidden' })
  expect(await page.textContent('h1')).toBe('Vannes port')
  await page.context().close()
})

test('skips the frame, and goes from page to page with two letters', async () => {
  const page = await open()
  await signIn(page, 'odile')
  await page.goto('/settings')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => Boolean(document.activeElement?.closest('#main')))).toBe(true)

  for (const [second, heading] of [
    ['l', 'Sites'],
    ['e', 'Équipe et accès'],
    ['a', 'Aujourd’hui'],
    ['l', 'Sites'],
  ]) {
    await page.keyboard.type(`g${second}`)
    await page.waitForSelector(`h1:has-text("${heading}")`)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  }
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nantes')

  await page.keyboard.press('/')
  await page.keyboard.type('gl')
  expect(await page.inputValue('#main [type=search]')).toBe('gl')
  await page.context().close()
})

test('keeps to a dialog while it is open, and returns where it was', async () => {
  const page = await open()
  await signIn(page, 'odile')
  await page.goto('/settings/sites/nantes')
  await tabTo(page, '#main button[command=show-modal]')
  await page.keyboard.press('Enter')
  const [dialog] = await page.locator('dialog[open]').evaluateAll((open) => open.map(({ id }) => id))
  for (const key of [...Array(8).fill('Tab'), ...Array(8).fill('Shift+Tab')]) {
    await page.keyboard.press(key)
    expect([dialog, 'browser']).toContain(await page.evaluate(place))
  }
  await page.keyboard.type('gl')
  expect(new URL(page.url()).pathname).toBe('/settings/sites/nantes')

  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog[open]', { state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('commandfor'))).toBe(dialog)

  await page.keyboard.type('?')
  await page.waitForSelector('#shortcuts[open]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('#shortcuts', { state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('commandfor'))).toBe(dialog)
  await page.context().close()
})

test('lets who does not want them turn single keys off', async () => {
  const page = await open()
  await signIn(page, 'igor', 'garonne')
  await page.goto('/account')
  await page.uncheck('[name=keys]')
  await page.click('#main .submit .primary')
  await page.waitForSelector('.toast')
  await page.keyboard.type('gl')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('van')
  await page.waitForSelector('#palette-results[data-found=van] a')
  expect(new URL(page.url()).pathname).toBe('/account')
  await page.context().close()
})

/** As many times Tab as it takes; a place that Tab never reaches is one that a keyboard does not reach. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}.`)
}

async function type(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await tabTo(page, `#main [name=${name}]`)
    await page.keyboard.type(value)
  }
}

/** The dialog that holds the focus; past its last button, the browser's own bars do. */
const place = () =>
  document.activeElement === document.body ? 'browser' : (document.activeElement?.closest('dialog')?.id ?? 'the page')

const focused = () => document.activeElement?.getAttribute('name')
