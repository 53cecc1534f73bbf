import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { emailOf } from '../world.ts'
import { barriers, open, signIn } from './browser.ts'
import { followMail, openMail } from './mails.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const desk = { viewport: { width: 1440, height: 900 } }

const cause = 'Les exemples venaient d’un autre métier'
const what = 'Réécrire les mises en situation avec deux clients'

const checked = 'Effet d’une action vérifié'

/** Told again after a failure, the survey, the audit and its room are others. */
let mark = ''

test('a low score on a phone becomes an action that is closed, checked, proved, and read by the auditor', async () => {
  mark = Date.now().toString(36)
  const office = await open(desk)
  await signIn(office, 'quentin')
  await ask(office)
  await answerLow()
  const title = await takeCare(office)
  await stands(office, 30, 'Votre avis à chaud')
  await stands(office, 31, title)
  await stands(office, 32, title)
  const room = await openRoom(office)
  await readAsAuditor(title)
  await office.goto(room)
  const log = (await office.textContent('#log')) ?? ''
  for (const read of [title, '32.']) expect(log).toContain(read)
  await clear(office)
}, 120_000)

async function ask(page: Page): Promise<void> {
  await page.goto(paths.askings.new('passee'))
  await page.selectOption('#main [name=survey]', 'a-chaud')
  await page.click('#main .submit .primary')
  await page.waitForURL(`**${paths.sessions.surveys('passee')}`)
}

/** No account: the link of the letter is enough. */
async function answerLow(): Promise<void> {
  const page = await open(phone)
  await openMail(page, emailOf('lea'), 'avis')
  await followMail(page)
  await page.waitForSelector('#answer-form')
  await clear(page)
  await page.locator('label', { has: page.locator('[name=satisfait][value="1"]') }).tap()
  await page.fill('[name=mot]', 'Trop loin de mon métier')
  await page.locator('#answer-form .submit .primary').tap()
  await page.waitForSelector('h1:has-text("Merci")')
  await clear(page)
  await page.context().close()
}

/** The alert has opened a ticket: it is read, understood, acted upon, closed, and looked at again. */
async function takeCare(page: Page): Promise<string> {
  const ticket = page.locator('#acknowledge a', { hasText: 'Votre avis à chaud' })
  await expect.poll(async () => (await page.goto(paths.improvement.all)) && ticket.count(), polling).toBe(1)
  await clear(page)
  const title = (await ticket.textContent()) ?? ''
  await ticket.click()
  await page.waitForSelector('#about:has-text("1/5")')
  await clear(page)
  await step(page, { reply: 'Merci de l’avoir dit : nous reprenons les exercices.' })
  await page.selectOption('#next [name=family]', 'content')
  await step(page, { text: cause })
  await step(page, { what, owner: 'Ana Delmas', dueOn: dayFrom(10) })
  await step(page, { word: 'Deux situations relues avec les clients' })
  await step(page, { word: 'Les exercices partent désormais de votre métier.' })
  await page.check('#next [name=effective][value=yes]')
  await page.fill('#next [name=word]', 'La session suivante donne 4,6 sur 5')
  await page.click('#next button.primary')
  await page.waitForSelector('.badge.ok:has-text("Close")')
  await clear(page)
  return title.trim()
}

/** Fills the one thing to do next; the page comes back with the thing after it. */
async function step(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`#next [name=${name}]`, value)
  const form = (await page.getAttribute('#next form', 'action')) ?? ''
  await page.click('#next button.primary')
  await page.waitForSelector(`#next form:not([action="${form}"])`)
}

/** The proof has written itself. */
async function stands(page: Page, indicator: number, title: string): Promise<void> {
  const proof = page.locator('#proofs a', { hasText: title })
  await expect
    .poll(async () => (await page.goto(paths.quality.indicator(indicator))) && proof.count(), polling)
    .toBeGreaterThan(0)
}

async function openRoom(page: Page): Promise<string> {
  await page.goto(paths.audits.new)
  await page.check('#audit-form [name=kind][value=external]')
  await page.fill('#audit-form [name=title]', `Surveillance ${mark}`)
  await page.fill('#audit-form [name=indicators]', '30 31 32')
  await page.click('#audit-form .submit .primary')
  await page.waitForSelector(`h1:has-text("Surveillance ${mark}")`)
  await clear(page)
  await page.click('#rooms summary')
  await page.fill('#room-form [name=name]', 'Nadia Le Goff')
  await page.fill('#room-form [name=email]', mailbox())
  await page.click('#room-form button:has-text("Ouvrir une salle")')
  await page.waitForSelector('#log')
  return new URL(page.url()).pathname
}

const mailbox = () => `legoff-${mark}@certificateur.example`

async function readAsAuditor(title: string): Promise<void> {
  const page = await open(desk)
  await openMail(page, mailbox(), 'vous sont ouvertes')
  await followMail(page)
  await page.waitForSelector('h1')
  const room = page.url()
  await clear(page)
  await page.click('button:has-text("Recevoir un code")')
  await page.waitForSelector('#entry-form')
  await openMail(page, mailbox(), 'est votre code')
  const code = /\d{6}/.exec((await page.textContent('h1')) ?? '')?.[0] ?? ''
  await page.goto(room)
  await page.fill('#entry-form [name=code]', code)
  await clear(page)
  await page.click('#entry-form button.primary')
  await page.waitForSelector('#index')
  await clear(page)
  await page.click('#index a:has-text("32.")')
  await page.waitForSelector('#proofs')
  await clear(page)
  await page.locator('#proofs li', { hasText: title }).filter({ hasText: checked }).locator('a').first().click()
  await page.waitForSelector(`#actions:has-text("${what}")`)
  expect(await page.textContent('#closing')).toContain('Efficace')
  await clear(page)
  await page.context().close()
}

/** Nothing on the page stands in anybody's way. */
async function clear(page: Page): Promise<void> {
  expect([page.url(), await barriers(page)]).toEqual([page.url(), []])
}

const dayFrom = (days: number): string => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10)
const polling = { timeout: 20_000, interval: 300 }
