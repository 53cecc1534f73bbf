import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { emailOf } from '../world.ts'
import { barriers, open, signIn } from './browser.ts'
import { linkOf, openMail } from './mails.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const missing = 'Qu’est-ce qui a manqué ?'
const pace = 'Qu’avez-vous trouvé trop rapide ?'

test('on a phone, a question leads to the next, what is written stays, and leaves when the network is back', async () => {
  const mark = Date.now().toString(36)
  const office = await open({ viewport: { width: 1440, height: 900 } })
  await signIn(office, 'quentin')
  const survey = await write(office, `Questions enchaînées ${mark}`)
  await office.goto(paths.askings.new('passee'))
  await office.selectOption('#main [name=survey]', survey)
  await office.click('#main .submit .primary')
  await office.waitForURL(`**${paths.sessions.surveys('passee')}`)
  await openMail(office, emailOf('lea'), 'avis')
  const link = await linkOf(office)

  const page = await open(phone)
  await page.goto(link)
  await page.waitForSelector('#answer-form')
  await expect.poll(() => asked(page)).toEqual(['1.', '2.'])
  await tap(page, 'Êtes-vous satisfait ?', '2')
  expect(await asked(page)).toEqual(['1.', '1.1.', '2.'])
  await tap(page, missing, 'Le rythme')
  expect(await asked(page)).toEqual(['1.', '1.1.', '1.2.', '2.'])
  await page.getByLabel(pace).fill('Le second matin')
  expect(await barriers(page)).toEqual([])

  // What hung on an answer that has changed goes with it, and nothing that was written is lost.
  await tap(page, 'Êtes-vous satisfait ?', '5')
  expect(await asked(page)).toEqual(['1.', '2.'])
  await tap(page, 'Êtes-vous satisfait ?', '1')
  await page.waitForTimeout(2500)
  await page.reload()
  expect(await page.getByLabel(pace).inputValue()).toBe('Le second matin')
  const elsewhere = await open(phone)
  await elsewhere.goto(link)
  expect(await elsewhere.getByLabel(pace).inputValue()).toBe('Le second matin')
  await elsewhere.context().close()

  // Sent without a network, it is refused once it is read, and says what is missing.
  await tap(page, 'L’accueil', '5')
  await sendWithout(page)
  await page.waitForSelector('.alert.bad a:has-text("Le matériel")')
  expect(await barriers(page)).toEqual([])
  await tap(page, 'Le matériel', '4')
  await sendWithout(page)
  await page.waitForSelector('h1:has-text("Merci")')
  await page.context().close()

  await office.goto(paths.surveys.verbatims(survey))
  expect(await office.textContent('#main')).toContain('Le second matin')
}, 120_000)

/** Without a network, which comes back once the page has said that the answers wait for it. */
async function sendWithout(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.locator('#answer-form .submit .primary').tap()
  await expect.poll(() => isSeen(page, '[data-waiting]')).toBe(true)
  await page.context().setOffline(false)
}

/** A score, what was missing when it is low, what was too fast when that was it, and two lines that must be answered. */
async function write(page: Page, title: string): Promise<string> {
  await page.goto(paths.surveys.new)
  await page.check('#main [name=set][value=empty]')
  await page.fill('#main [name=title]', title)
  await page.uncheck('#main [name=anonymous]')
  await page.fill('#main [name=smallestGroup]', '1')
  await page.click('#main .submit .primary')
  await page.waitForURL(/\/surveys\/[^/]{20,}/)
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  await page.goto(paths.surveys.edit(id))
  await add(page, { text: 'Êtes-vous satisfait ?' })
  await add(page, { kind: 'choices', text: missing, options: 'Le rythme\nLes exemples', when: '1', whenValues: '1, 2' })
  await add(page, { kind: 'text', text: pace, when: '2', whenValues: '1' })
  await add(page, { kind: 'matrix', text: 'Que pensez-vous de…', rows: 'L’accueil\nLe matériel', needed: 'yes' })
  await page.click('#main .submit .primary')
  await page.waitForURL(`**${paths.surveys.one(id)}`)
  return id
}

/** One question more at the end; `when` is the number of the one that it depends on. */
async function add(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  const lines = page.locator('fieldset.asked')
  const before = await lines.count()
  const isBlank = before === 1 && (await lines.first().locator('[name=text]').inputValue()) === ''
  if (!isBlank) await page.click('button[value^="add:"]')
  const at = isBlank ? before : before + 1
  const line = page.locator(`#question-${at}`)
  await line.waitFor()
  await line.locator('summary').first().click()
  const { kind, when, needed, ...texts } = typed
  if (kind) await line.locator('[name=kind]').selectOption(kind)
  if (needed) await line.locator('[name=needed]').selectOption(needed)
  if (when) await line.locator('[name=when]').selectOption({ index: Number(when) })
  for (const [name, value] of Object.entries(texts)) await line.locator(`[name=${name}]`).fill(value)
}

const tap = (page: Page, question: string, answer: string): Promise<void> =>
  page
    .locator('fieldset', { has: page.locator('> legend', { hasText: question }) })
    .last()
    .locator('label', { hasText: new RegExp(`^\\s*${answer}`) })
    .first()
    .tap()

/** The numbers of the questions that can be seen, in order. */
const asked = (page: Page): Promise<string[]> =>
  page
    .locator('.questions > :not([hidden])')
    .evaluateAll((all) =>
      all.map((one) => /^[\d.]+/.exec(one.querySelector('legend, label')?.textContent ?? '')?.[0] ?? ''),
    )

const isSeen = (page: Page, what: string): Promise<boolean> =>
  page.locator(what).evaluate((one) => {
    const { top, bottom, height } = one.getBoundingClientRect()
    return height > 0 && top >= 0 && bottom <= innerHeight
  })
