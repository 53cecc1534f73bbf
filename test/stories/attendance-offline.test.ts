import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { report } from '../report.ts'
import { barriers, open, signIn } from './browser.ts'

const slots = ['passee-0', 'passee-1', 'passee-2', 'passee-3']
const hands = ['gael-passee', 'lea-passee', 'trainer']

test('twelve signatures, and the network goes in the middle of them: none is lost, none is there twice', async () => {
  const first = await open({ viewport: { width: 1024, height: 900 } })
  await signIn(first, 'bruno')
  const pages: Page[] = []
  for (const slot of slots) {
    const page = slot === 'passee-0' ? first : await first.context().newPage()
    await page.goto(`/teaching/slots/${slot}`)
    pages.push(page)
  }
  await first.evaluate(() => navigator.serviceWorker.ready)
  expect(await barriers(first)).toEqual([])

  const turns = slots.flatMap((_, at) => hands.map((hand) => ({ at, hand })))
  const pageOf = (at: number) => pages[at] as Page
  for (const { at, hand } of turns.slice(0, 5)) await signOn(pageOf(at), hand)
  await expect.poll(async () => (await waiting(pageOf(1))).sealed, { timeout: 20_000 }).toBe(0)

  await first.context().setOffline(true)
  for (const { at, hand } of turns.slice(5, 10)) await signOn(pageOf(at), hand)
  await pageOf(3).waitForSelector('[data-away]', { state: 'visible' })
  await expect
    .poll(() => waiting(pageOf(3)), { timeout: 20_000 })
    .toEqual({ sealed: 5, readable: 0, keys: 1, exportable: 0 })

  // The tablet went to sleep and its page was opened again, still without a network.
  await pageOf(3).reload()
  await pageOf(3).waitForSelector('[data-said]:has-text("Gardée sur cet appareil")')
  for (const { at, hand } of turns.slice(10)) await signOn(pageOf(at), hand)
  await expect.poll(async () => (await waiting(pageOf(3))).sealed, { timeout: 20_000 }).toBe(7)

  await first.context().setOffline(false)
  await pageOf(3).waitForFunction(() => document.querySelector<HTMLElement>('[data-away]')?.hidden === true)
  await expect.poll(async () => (await waiting(pageOf(3))).sealed, { timeout: 20_000 }).toBe(0)
  await expect.poll(async () => (await waiting(pageOf(3))).keys, { timeout: 20_000 }).toBe(0)

  let received = 0
  for (const page of pages) {
    await page.reload()
    received += await page.locator('[id^=person-] .state, #countersignature .badge.ok').count()
    expect(await page.locator('a[data-sign]').count()).toBe(0)
  }
  report('offline', `${turns.length} signatures, ${turns.length - received} lost`)
  expect(received).toBe(turns.length)

  // Somewhere else, the copy of the page is gone as well.
  await first.goto('/desk')
  await expect.poll(() => copies(first)).toBe(0)
  await first.context().close()
}, 180_000)

async function signOn(page: Page, hand: string): Promise<void> {
  await page.bringToFront()
  await page.click(`a[data-sign="${hand}"]`)
  const frame = page.locator('[data-pad] svg.ink')
  await frame.scrollIntoViewIfNeeded()
  const box = await frame.boundingBox()
  if (!box) throw new Error('There is no frame to sign in.')
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of [
    [80, 30],
    [120, 90],
    [170, 40],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y)
  }
  await page.mouse.up()
  await page.click('[data-pad] button.primary')
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-pad]')?.hidden === true)
}

type Waiting = { sealed: number; readable: number; keys: number; exportable: number }

/** What the device holds of signatures that have not left: sealed, under a key that does not come out. */
const waiting = (page: Page): Promise<Waiting> =>
  page.evaluate(async () => {
    const all = (store: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const asked = indexedDB.open('lisiere-attendance', 1)
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const got = asked.result.transaction(store).objectStore(store).getAll()
          got.onsuccess = () => resolve(got.result)
        }
      })
    const queue = await all('queue')
    const keys = (await all('keys')).filter(({ id }) => id === 'queue')
    return {
      sealed: queue.length,
      readable: queue.filter((one) => 'signature' in one || !(one.body instanceof ArrayBuffer)).length,
      keys: keys.length,
      exportable: keys.filter(({ key }) => (key as CryptoKey).extractable).length,
    }
  })

const copies = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const asked = indexedDB.open('lisiere-attendance', 1)
        asked.onsuccess = () => {
          const counted = asked.result.transaction('page').objectStore('page').count()
          counted.onsuccess = () => resolve(counted.result)
        }
      }),
  )
