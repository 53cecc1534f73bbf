import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { totpAt, totpSeconds } from '#domain/identity/totp.ts'
import { type RunningProvider, startProvider } from '../oidc-provider.ts'
import { emailOf, password } from '../world.ts'
import { barriers, open, origin, signIn } from './browser.ts'
import { followMail, openMail } from './mails.ts'

const client = { id: 'lisiere', secret: 'a-secret+with%signs:&=' }
let provider: RunningProvider
let entrance = ''

/** The provider of Centre Lisière on this machine, and its owner who declares it. */
beforeAll(async () => {
  const accounts = ['bruno', 'carole', 'zoe', 'yael'].map((id) => ({
    id,
    email: emailOf(id),
    emailVerified: true,
    name: id,
  }))
  const redirectUris = [`${origin}/sign-in/sso/return`]
  provider = await startProvider({ clients: [{ ...client, redirectUris }], accounts })

  const owner = await open()
  await signIn(owner, 'odile')
  await owner.goto('/settings/sso')
  await owner.fill('[name=name]', 'Compte du Centre')
  await owner.fill('[name=issuer]', provider.issuer)
  await owner.fill('[name=clientId]', client.id)
  await owner.fill('[name=clientSecret]', client.secret)
  await owner.fill('[name=domain]', 'lisiere.example')
  await owner.click('.submit .primary')
  await owner.waitForSelector('.toast')
  await owner.click('button:has-text("Essayer")')
  await owner.waitForSelector('.alert.ok')
  expect(await barriers(owner)).toEqual([])
  entrance = await owner.inputValue('[name=entrance]')
  await owner.context().close()
})

afterAll(() => provider.stop())

test('asks for a proof of the account once, then enters directly', async () => {
  const first = await open()
  await enterAddress(first)
  await atProvider(first, 'bruno')
  await first.waitForSelector('h1:has-text("Encore une étape")')
  expect(await barriers(first)).toEqual([])
  await first.click('a.primary')
  await first.fill('[name=email]', emailOf('bruno'))
  await first.fill('[name=password]', password)
  await first.click('button.primary')
  await first.waitForSelector('#arrival')
  expect(await barriers(first)).toEqual([])
  await first.click('#arrival button')
  await first.waitForSelector('#accounts :text("Compte du Centre")')
  await first.context().close()

  const next = await open()
  await next.goto(entrance)
  await atProvider(next, 'bruno')
  await next.waitForURL('**/desk')
  await next.context().close()
})

test('is found by the address and entered without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false })
  await enterAddress(page)
  await atProvider(page, 'bruno')
  await page.waitForURL('**/desk')
  await page.context().close()
})

for (const javaScriptEnabled of [true, false]) {
  const [how, member] = javaScriptEnabled ? ['with JavaScript', 'zoe'] : ['without JavaScript', 'yael']
  test(`accepts an invitation by the provider, ${how}, then enters by it directly`, async () => {
    const owner = await open()
    await signIn(owner, 'odile')
    await owner.goto('/settings/members/invitations/new')
    const fields = { givenName: 'Zoé', familyName: 'Faure', email: emailOf(member) }
    for (const [name, value] of Object.entries(fields)) await owner.fill(`[name=${name}]`, value)
    await owner.check('[name=role][value=trainer]')
    await owner.check('[name=sites][value=all]')
    await owner.click('main .primary:has-text("Envoyer")')
    await owner.waitForSelector('tr:has-text("En attente")')
    await owner.context().close()

    const page = await open({ javaScriptEnabled })
    await openMail(page, emailOf(member), 'Centre Lisière')
    await followMail(page)
    if (javaScriptEnabled) expect(await barriers(page)).toEqual([])
    await page.click('a:has-text("Continuer avec Compte du Centre")')
    await atProvider(page, member)
    await page.waitForSelector(`main:has-text("en tant que ${emailOf(member)}")`)
    if (javaScriptEnabled) expect(await barriers(page)).toEqual([])
    await page.click('button:has-text("Accepter et entrer")')
    await page.waitForURL('**/desk')
    await page.context().close()

    const next = await open()
    await next.goto(entrance)
    await atProvider(next, member)
    await next.waitForURL('**/desk')
    await next.context().close()
  })
}

test('refuses a return seen before, in this browser and in another', async () => {
  const page = await open()
  let back = ''
  page.on('request', (request) => {
    if (request.url().includes('/sign-in/sso/return')) back = request.url()
  })
  await page.goto(entrance)
  await atProvider(page, 'bruno')
  await page.waitForURL('**/desk')

  for (const again of [page, await open()]) {
    const response = await again.goto(back)
    expect(response?.status()).toBe(422)
    await again.waitForSelector('[role=alert]:has-text("il a déjà servi")')
    await again.context().close()
  }
})

test('says so calmly when the person gives up over there', async () => {
  const page = await open()
  await page.goto(entrance)
  await atProvider(page, 'nobody')
  await page.waitForSelector('[role=alert]:has-text("Vous avez renoncé")')
  expect(await barriers(page)).toEqual([])
})

test('does not skip the second factor', async () => {
  const page = await open()
  await signIn(page, 'carole')
  const secret = await enrol(page)
  await page.goto(`${entrance}&link=yes`)
  await atProvider(page, 'carole')
  await page.click('#arrival button')
  await page.waitForSelector('#accounts :text("Compte du Centre")')
  await page.context().close()

  const next = await open()
  await next.goto(entrance)
  await atProvider(next, 'carole')
  await next.waitForURL('**/sign-in/second-factor')
  await next.goto('/desk')
  await next.waitForURL('**/sign-in?next=*')
  await next.goto('/sign-in/second-factor')
  await next.fill('[name=code]', await totpAt(secret, stepNow() + 1))
  await next.click('button.primary')
  await next.waitForURL('**/desk')
})

async function enterAddress(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.click('a:has-text("Autre compte professionnel")')
  await page.fill('[name=email]', emailOf('bruno'))
  await page.click('button.primary')
}

async function atProvider(page: Page, account: string): Promise<void> {
  await page.waitForSelector('[name=account]')
  expect(page.url().startsWith(provider.issuer)).toBe(true)
  await page.fill('[name=account]', account)
  await page.click('button')
}

async function enrol(page: Page): Promise<string> {
  await page.goto('/account/security/authenticator')
  const secret = ((await page.textContent('form code')) ?? '').replaceAll(' ', '')
  await page.fill('[name=code]', await totpAt(secret, stepNow()))
  await page.click('.submit .primary')
  await page.waitForSelector('.toast, h1:has-text("secours")')
  return secret
}

const stepNow = () => Math.floor(Date.now() / 1000 / totpSeconds)
