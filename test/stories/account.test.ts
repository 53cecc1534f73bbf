import { expect, test } from 'vitest'
import { totpAt } from '#domain/identity/totp.ts'
import { emailOf } from '../world.ts'
import { open, signIn } from './browser.ts'

test('adds a passkey, which the sign-in form then proposes by itself', async () => {
  const page = await open()
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      automaticPresenceSimulation: true,
      isUserVerified: true,
    },
  })
  await signIn(page, 'quentin', 'garonne')
  await page.goto('/account/security')
  await page.click('#passkeys a:has-text("Ajouter une clé d’accès")')
  await page.fill('[name=name]', 'Clé du bureau')
  await page.click('button:has-text("Créer la clé d’accès")')
  await page.waitForSelector('#passkeys:has-text("Clé du bureau")')

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.waitForURL('**/desk')
  await page.goto('/account')
  await page.waitForSelector(`#email:has-text("${emailOf('quentin', 'garonne')}")`)

  await page.goto('/account/security')
  await page.click('#passkeys button[aria-label="Actions pour Clé du bureau"]')
  await page.click('#passkey-0-menu button:has-text("Renommer")')
  await page.fill('#passkey-0-name [name=name]', 'Clé de poche')
  await page.click('#passkey-0-name button:has-text("Renommer la clé")')
  await page.waitForSelector('#passkeys:has-text("Clé de poche")')
  await page.click('#passkeys button[aria-label="Actions pour Clé de poche"]')
  await page.click('#passkey-0-menu button:has-text("Retirer")')
  await page.click('#passkey-0-removal .danger')
  await page.waitForSelector('.toast:has-text("La clé d’accès Clé de poche est retirée.")')
  expect(await page.locator('#passkeys .rows').count()).toBe(0)
  await page.context().close()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  const member = javaScriptEnabled ? 'carole' : 'bruno'

  test(`sets up an authenticator and shows the recovery codes once, ${how}`, async () => {
    const page = await open({ javaScriptEnabled })
    await signIn(page, member, 'garonne')
    await page.goto('/account/security')
    await page.click('#main a:has-text("Ajouter une application")')
    const secret = ((await page.textContent('code')) ?? '').replaceAll(' ', '')
    await page.fill('[name=code]', '000000')
    await page.click('.submit .primary')
    await page.waitForSelector('[role=alert]')
    expect(((await page.textContent('code')) ?? '').replaceAll(' ', '')).toBe(secret)

    await page.fill('[name=code]', await totpAt(secret, Math.floor(Date.now() / 30_000)))
    await page.click('.submit .primary')
    await page.waitForSelector('h1:has-text("Vos codes de secours")')
    expect(await page.locator('#main code').count()).toBe(10)
    await page.goto('/account/security')
    await page.waitForSelector('text=10 codes restants')
    await page.context().close()
  })

  test(`speaks English, turns dark and changes organisation from the account, ${how}`, async () => {
    const page = await open({ javaScriptEnabled })
    await signIn(page, 'ana')
    await page.goto('/account')
    await page.selectOption('select[name=language]', 'en')
    await page.selectOption('select[name=theme]', 'dark')
    await page.click('.submit .primary')
    await page.waitForSelector('h1:has-text("My account")')
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')

    await page.click('#organisations button:has-text("Open")')
    await page.waitForURL('**/desk')
    await page.goto('/account')
    expect(await page.textContent('.switcher b')).toBe('Institut Garonne')

    await page.selectOption('select[name=language]', 'fr')
    await page.selectOption('select[name=theme]', 'system')
    await page.click('.submit .primary')
    await page.waitForSelector('h1:has-text("Mon compte")')
    await page.context().close()
  })
}

test('ends another device at once', async () => {
  const [here, elsewhere] = [await open(), await open({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' })]
  await Promise.all([signIn(here, 'sylvie'), signIn(elsewhere, 'sylvie')])
  await here.goto('/account/logins')
  await here.click('tr:has-text("Firefox sur Windows") button')
  await here.waitForSelector('.toast:has-text("Cet appareil est déconnecté.")')
  await elsewhere.goto('/account')
  expect(new URL(elsewhere.url()).pathname).toBe('/sign-in')
  await Promise.all([here.context().close(), elsewhere.context().close()])
})
