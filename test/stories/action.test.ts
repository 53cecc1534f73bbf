import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { findPdfTools } from '../../bin/check/pdf-tools.ts'
import { flat, run, soundPdf } from '../pdf.ts'
import { open, signIn } from './browser.ts'
import { linkOf, openMail } from './mails.ts'
import { drawOn } from './pad.ts'
import { scan } from './scan.ts'
import { hours, tell } from './tale.ts'

/** Told again after a failure, it is another action: nothing of the first is in its way. */
let tale = tell(Date.now())

let folder = ''
let hasTools = false
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'action-'))
  hasTools = findPdfTools()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a training action goes from its programme to its certificates, as each of its actors', async () => {
  tale = tell(Date.now())
  const { title, half, today } = tale
  const office = await open({ viewport: { width: 1440, height: 900 } })
  await signIn(office, 'odile')
  const programme = await writeProgramme(office)
  const session = await openSession(office)
  await planSlots(office, session)
  await acceptSession(session)
  await registerOnline(session)
  await enrolFromCompany(office, session)

  const agreement = await issue(office, session, 'convention')
  const signed = await haveSigned(office, agreement)
  judge(await bytesOf(office, signed), ['Convention de formation', 'Preuves de signature', title, '52440000144'])
  await issueToAll(office, session, 'convocation')
  await openMail(office, tale.nora.email, 'Convocation')

  const [afternoon, now] = await bringForward(office, session)
  await tickSheet(office, session)
  const bruno = await open({ viewport: { width: 1024, height: 900 } })
  await signIn(bruno, 'bruno')
  await bruno.goto(paths.attendance.slot(afternoon))
  await signOn(bruno, 'Yann')
  await bruno.goto(paths.attendance.slot(now))
  await signByPhone(bruno)
  await signOn(bruno, 'Yann')
  await signOffline(bruno, 'Maud')
  await countersign(bruno)
  await explain(office, session)
  const certificates = await issueToAll(office, session, 'certificat_realisation')
  await openMail(office, tale.nora.email, 'Certificat')
  for (const [name, minutes] of [
    ['Nora', half + today],
    ['Yann', half + half + today],
    ['Agent-24', half],
  ] as const) {
    judge(paperIn(certificates, name), [title, name, tale.mark, 'Centre Lisière', hours(minutes)])
  }
  await followFromCompany()
  await office.goto(`${paths.figures.all}?programme=${programme}`)
  const figures = flat((await office.textContent('#main')) ?? '')
  for (const figure of ['26', hours(27 * half + 3 * today)]) expect(figures).toContain(flat(figure))
  for (const format of ['CSV', 'XLSX']) expect(await download(office, format)).toContain(tale.mark.toUpperCase())
  judgeCalendar(await feed(office), 3)
}, 300_000)

async function writeProgramme(page: Page): Promise<string> {
  await page.goto(paths.catalogue.new)
  await fill(page, '#programme-form', {
    title: tale.title,
    hours: '10,5',
    days: '1,5',
    objective: 'Désamorcer une situation tendue',
    audience: 'Agents d’accueil',
    prerequisites: 'Aucun',
    moduleTitle: 'Écouter et reformuler',
    moduleHours: '10,5',
    methods: 'Jeux de rôle filmés',
    means: 'Salle équipée',
    assessment: 'Mises en situation',
    sanction: 'Certificat de réalisation',
    access: 'Inscription jusqu’à la veille',
    accessibility: 'Locaux de plain-pied',
    pricePerPerson: '490',
  })
  await page.check('#programme-form [name=isPublic]')
  await page.click('#programme-form .submit .primary')
  await page.waitForSelector(`h1:has-text("${tale.title}")`)
  const programme = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(paths.catalogue.trainers(programme))
  await page.locator('#others li', { hasText: 'Bruno Castel' }).locator('button').click()
  await page.waitForSelector('#qualified:has-text("Bruno Castel")')
  return programme
}

async function openSession(page: Page): Promise<string> {
  await page.goto(`${paths.sessions.new}?q=${tale.mark}`)
  await page.click(`#main a:has-text("${tale.title}")`)
  await page.waitForSelector('[name=reference]')
  await fill(page, 'main form[action="/sessions"]', { reference: tale.mark.toUpperCase(), seatsMax: '30' })
  await page.selectOption('#main [name=site]', 'nantes')
  await page.check('#main [name=isPublic]')
  await page.click('main form[action="/sessions"] .submit .primary')
  await page.waitForSelector('#plan-form')
  return /sessions\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

/** Two half-days on one day, and a third the day after. */
async function planSlots(page: Page, session: string): Promise<void> {
  await fill(page, '#plan-form', { first: tale.day(20), days: '1' })
  for (const day of await page.locator('#plan-form [name=weekdays]').all()) await day.check()
  await page.check('#plan-form [name=holidays]')
  await page.locator('#plan-form label', { hasText: 'Bruno Castel' }).click()
  await page.click('#plan-form .submit .primary')
  await evenSo(page, '#slots li')
  await page.goto(paths.sessions.newSlot(session))
  await fill(page, '#slot-form', { day: tale.day(21) })
  await page.click('#slot-form .submit .primary')
  await evenSo(page, '#slots li')
  expect(await page.locator('#slots li').count()).toBe(3)
}

/** Whom the slots were given to says yes to all of them, from their own week. */
async function acceptSession(session: string): Promise<void> {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await signIn(page, 'bruno')
  await page.goto(paths.teaching.all)
  const accept = `form:has([name=session][value="${session}"]) button`
  await page.click(accept)
  await page.waitForSelector(accept, { state: 'detached' })
  await page.context().close()
}

/** Who speaks for the company finds, on their phone, half-day after half-day, that Yann was there, and what certifies it. */
async function followFromCompany(): Promise<void> {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await signIn(page, 'denis')
  await page.goto(paths.ownCompany.all)
  await page.click(`a:has-text("Yann Riou ${tale.mark}")`)
  await expect.poll(() => page.locator('#slots li:has-text("Présent")').count()).toBe(3)
  const certificate = (await page.locator('#papers li:has-text("Certificat") a').first().getAttribute('href')) ?? ''
  judge(await bytesOf(page, certificate), [tale.title, 'Yann'])
  await page.context().close()
}

async function registerOnline(session: string): Promise<void> {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await page.goto(paths.portal.session('lisiere', session))
  await fill(page, '#registration', {
    givenName: tale.nora.given,
    familyName: tale.nora.family,
    email: tale.nora.email,
  })
  await page.check('#registration [name=payer][value=self]')
  await page.check('#registration [name=consent]')
  await page.click('#registration button.primary')
  await page.waitForSelector('h1:has-text("Votre inscription est enregistrée")')
  judgeCalendar(await bytesOf(page, paths.portal.calendar('lisiere', session)), 3)
  await openMail(page, tale.nora.email, tale.title)
  await page.context().close()
}

/** Who speaks for the company enrols its people in one paste, from the sessions that are open to all. */
async function enrolFromCompany(office: Page, session: string): Promise<void> {
  const page = await open({ viewport: { width: 1440, height: 900 } })
  await signIn(page, 'denis')
  await page.goto(paths.ownCompany.sessions)
  await page.click(`#open-sessions a:has-text("${tale.title}")`)
  await fill(page, '#send-list', {
    people: tale.sent.map(({ given, family, email }) => `${given} ${family} ${email}`).join('\n'),
  })
  await page.click('#send-list .submit .primary')
  await page.check('#send [name=consent]')
  await page.click('#send .submit .primary')
  await page.waitForSelector(`#main:has-text("${tale.sent[0]?.given}")`)
  await page.context().close()
  await office.goto(paths.sessions.enrolments(session))
  for (const { given } of [tale.nora, ...tale.sent.slice(0, 5)])
    await office.waitForSelector(`#roster:has-text("${given}")`)
}

/** Issued with whatever is still to be written; the address of the paper, or of the papers of the session. */
async function issue(page: Page, session: string, kind: string): Promise<string> {
  await page.goto(`${paths.papers.issue(session)}?kind=${kind}`)
  for (const area of await page.locator('#issue-form textarea').all()) {
    if ((await area.inputValue()) === '') await area.fill('Comme convenu ensemble')
  }
  if (await page.locator('#issue-form [name=send]').count()) await page.check('#issue-form [name=send]')
  await page.click('#issue-form .submit .primary')
  await page.waitForURL((url) => !url.search.includes('kind='))
  return new URL(page.url()).pathname
}

/** Each signer in turn, by the link and the code that only their own mailbox has. */
async function haveSigned(page: Page, paper: string): Promise<string> {
  await page.goto(`${paper}/signatures/new`)
  const mailboxes = [`direction-${tale.mark}@lisiere.example`, `client-${tale.mark}@guivarch.example`]
  await fill(page, '#signature-form', { email1: mailboxes[0] ?? '', email2: mailboxes[1] ?? '' })
  await page.click('#signature-form .submit .primary')
  await page.waitForSelector('#sendings')
  for (const mailbox of mailboxes) await signPaper(mailbox)
  const final = `a[href="${paper}/signatures/final"]`
  await page.waitForSelector(final)
  return `${paper}/signatures/final`
}

async function signPaper(mailbox: string): Promise<void> {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await openMail(page, mailbox, 'À signer')
  const link = await linkOf(page)
  await page.goto(link)
  await page.click('button:has-text("Recevoir mon code")')
  await page.waitForSelector('#sign-form')
  const code = await codeMailed(page, mailbox)
  await page.goto(link)
  await page.fill('#sign-form [name=code]', code)
  await drawOn(page, '#sign-form svg.ink')
  await page.check('#sign-form [name=consent]')
  await page.click('#sign-form button.primary')
  await page.waitForSelector('.alert.ok')
  await page.context().close()
}

async function codeMailed(page: Page, mailbox: string): Promise<string> {
  await openMail(page, mailbox, 'votre code pour signer')
  return /\d{6}/.exec((await page.textContent('h1')) ?? '')?.[0] ?? ''
}

/** The first two half-days become yesterday's, the last one is under way. */
async function bringForward(page: Page, session: string): Promise<[string, string]> {
  await page.goto(paths.sessions.slots(session))
  const links = await page.locator('#slots li p a').all()
  const slots = await Promise.all(
    links.map(async (link) => ((await link.getAttribute('href')) ?? '').split('/').at(-1)),
  )
  const [morning = '', afternoon = '', last = ''] = slots
  await moveSlot(page, morning, { day: tale.day(-1) })
  await moveSlot(page, afternoon, { day: tale.day(-1) })
  await moveSlot(page, last, { day: tale.day(0), ...tale.underWay })
  return [afternoon, last]
}

async function moveSlot(page: Page, slot: string, values: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(paths.slots.one(slot))
  await fill(page, '#slot-form', { ...values, minutes: '' })
  await page.click('#slot-form .submit .primary')
  await evenSo(page, '#slots li')
}

/** Papers that would say otherwise are listed first, then what the trainer teaches elsewhere: one goes on all the same. */
async function evenSo(page: Page, done: string): Promise<void> {
  await page.waitForSelector(`#conflicts button, #consequences, ${done}`)
  if (await page.locator('#consequences').count()) {
    await page.click('#slot-form .submit .primary')
    await page.waitForSelector(`#conflicts button, ${done}`)
  }
  if (await page.locator('#conflicts button').count()) await page.click('#conflicts button')
  await page.waitForSelector(done)
}

/** Printed, signed by hand, photographed and ticked: the first half-day of everybody, and of the trainer. */
async function tickSheet(page: Page, session: string): Promise<void> {
  await page.goto(paths.attendance.sheets(session))
  await page.click('#main button:has-text("Préparer")')
  await page.waitForSelector('#sheets li')
  const printed = await bytesOf(page, paths.attendance.sheetsFile(session))
  await page.locator('#sheets li a').first().click()
  await page.setInputFiles('#scan-form [name=scan]', {
    name: 'feuille.pdf',
    mimeType: 'application/pdf',
    buffer: printed,
  })
  await page.click('#scan-form .submit .primary')
  await page.waitForSelector('#ticks-form')
  for (const box of await page.locator('#ticks-form tbody tr td:nth-child(2) input').all()) await box.check()
  await page.click('#ticks-form .submit .primary')
  await page.waitForSelector('#ticks-form input:disabled')
}

async function signOn(page: Page, name: string): Promise<void> {
  await page.locator('#expected li', { hasText: name }).locator('a[data-sign]').click()
  await confirmPad(page)
}

async function confirmPad(page: Page): Promise<void> {
  await drawOn(page)
  await page.click('[data-pad] button.primary')
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-pad]')?.hidden === true)
}

async function signOffline(page: Page, name: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await signOn(page, name)
  await page.waitForSelector('[data-said]:has-text("Gardée sur cet appareil")')
  await page.context().setOffline(false)
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-away]')?.hidden === true)
}

async function countersign(page: Page): Promise<void> {
  await page.click('#countersignature a[data-sign]')
  await confirmPad(page)
  await page.reload()
  await page.waitForSelector('#countersignature .badge.ok')
}

/** The code on the trainer's screen, scanned by a phone that nobody knows yet. */
async function signByPhone(screen: Page): Promise<void> {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await page.goto(await scan(screen, '#slot-code'))
  await page.selectOption('[name=enrolment]', { label: `${tale.nora.given} ${tale.nora.family}` })
  await page.click('button[form=sign-form]')
  await page.waitForSelector('[name=mailed]')
  const mailbox = await page.context().newPage()
  await page.fill('[name=mailed]', await codeMailed(mailbox, tale.nora.email))
  await drawOn(page, '#sign-form svg.ink')
  await page.click('button[form=sign-form]')
  await page.waitForSelector('.alert.ok')
  await page.context().close()
}

/** Yesterday's afternoon was signed today: it is found, and explained. */
async function explain(page: Page, session: string): Promise<void> {
  await page.goto(paths.attendance.view('anomalies'))
  await page.click(`#anomalies li:has-text("${tale.title}") a`)
  await fill(page, '#resolution-form', { reason: 'Feuille oubliée la veille, présence confirmée par le formateur' })
  await page.click('#resolution-form .submit .primary')
  await page.waitForSelector('.alert.ok:has-text("Feuille oubliée")')
  await page.goto(paths.sessions.attendance(session))
}

/** Made in the background and mailed to each; what the archive of it unpacks to. */
async function issueToAll(page: Page, session: string, kind: string): Promise<string> {
  const chore = await issue(page, session, kind)
  const ready = page.locator('a[href^="/papers/archives/"]')
  await expect.poll(async () => (await page.goto(chore)) && ready.count(), { timeout: 30_000, interval: 1000 }).toBe(1)
  const file = join(folder, `${kind}.zip`)
  writeFileSync(file, await bytesOf(page, (await ready.getAttribute('href')) ?? ''))
  const unpacked = join(folder, kind)
  expect(run('unzip', '-qo', file, '-d', unpacked).status).toBe(0)
  return unpacked
}

/** The paper of somebody, among those of an archive. */
const paperIn = (unpacked: string, name: string): Buffer =>
  readFileSync(join(unpacked, readdirSync(unpacked).find((each) => each.includes(name)) ?? name))

function judge(pdf: Buffer, says: readonly string[]): void {
  if (!hasTools) return
  const file = join(folder, 'judged.pdf')
  writeFileSync(file, pdf)
  const text = soundPdf(file)
  for (const what of says) expect(text).toContain(flat(what))
}

async function bytesOf(page: Page, address: string): Promise<Buffer> {
  const response = await page.request.get(address, { timeout: 60_000 })
  expect(response.status()).toBe(200)
  return response.body()
}

/** What is behind the figures, as a file that the browser keeps. */
async function download(page: Page, format: string): Promise<string> {
  await page.click('button[popovertarget=exports]')
  const [kept] = await Promise.all([page.waitForEvent('download'), page.click(`#exports button:has-text("${format}")`)])
  const bytes = readFileSync(await kept.path())
  if (format === 'CSV') return bytes.toString('utf8')
  return JSON.stringify(await readXlsx(new Uint8Array(bytes)))
}

/** The half-days, in a feed of one's own. */
async function feed(page: Page): Promise<Buffer> {
  await page.goto(paths.agenda.feeds)
  await page.check('#main [name=kind][value=all]')
  await page.click('#main form .submit .primary')
  return bytesOf(page, new URL(await page.inputValue('#main [name=address]')).pathname)
}

/** What a calendar reads: the half-days of this action. */
function judgeCalendar(calendar: Buffer, halfDays: number): void {
  const events = new ICAL.Component(ICAL.parse(calendar.toString('utf8'))).getAllSubcomponents('vevent')
  const ours = events.filter((event) => String(event.getFirstPropertyValue('summary')).includes(tale.title))
  expect(ours).toHaveLength(halfDays)
}

async function fill(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`${form} [name="${name}"]`).first().fill(value)
}
