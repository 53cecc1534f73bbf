import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { totpAt, totpSeconds } from '#domain/identity/totp.ts'
import { paths } from '#paths.ts'
import { emailOf, password } from '../world.ts'
import { open, signIn } from './browser.ts'
import { followMail, linkOf, openMail } from './mails.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  const home = javaScriptEnabled ? 'lisiere' : 'miroir'
  const arrive = () => open({ javaScriptEnabled })

  test(`keeps the address typed when the password is refused, ${how}`, async () => {
    const page = await arrive()
    await page.goto(`${paths.signIn}?next=${encodeURIComponent(paths.sites.all)}`)
    await page.fill('[name=email]', emailOf('igor', home))
    await page.fill('[name=password]', 'pas celui-là')
    await page.click('main .primary')
    await page.waitForSelector('[role=alert]:has-text("ne vont pas ensemble")')
    expect(await page.inputValue('[name=email]')).toBe(emailOf('igor', home))
    expect(await page.inputValue('[name=password]')).toBe('')

    await page.fill('[name=password]', password)
    await page.click('main .primary')
    await page.waitForSelector('h1:has-text("Sites")')
    expect(new URL(page.url()).pathname).toBe(paths.sites.all)
    await page.context().close()
  })

  test(`comes in by a link that only the button uses, once, ${how}`, async () => {
    const page = await arrive()
    await page.goto(paths.signIn)
    await page.click('a:has-text("Recevoir un lien par e-mail")')
    await page.fill('[name=email]', emailOf('cleo', home))
    await page.click('main .primary')
    await page.waitForSelector('h1:has-text("Regardez vos e-mails")')
    await openMail(page, emailOf('cleo', home), 'Votre lien de connexion')
    const link = await linkOf(page)

    for (const looked of ['by a scanner', 'by its owner']) {
      const response = await page.goto(link)
      expect(response?.status(), looked).toBe(200)
      await page.waitForSelector(`main:has-text("${emailOf('cleo', home)}")`)
    }
    const behind = await arrive()
    await behind.goto(link)
    await page.click('main .primary')
    await page.waitForURL('**/desk')

    await behind.click('main .primary')
    await behind.waitForSelector('h1:has-text("Ce lien n’est plus valable")')
    const response = await behind.goto(link)
    expect(response?.status()).toBe(422)
    await expectOut(behind)
    await Promise.all([page.context().close(), behind.context().close()])
  })

  test(`chooses another password, and the one before opens nothing, ${how}`, async () => {
    const chosen = 'trois barques sous le vent'
    const page = await arrive()
    await page.goto(paths.signIn)
    await page.click('a:has-text("Mot de passe oublié")')
    await page.fill('[name=email]', emailOf('aude', home))
    await page.click('main .primary')
    await openMail(page, emailOf('aude', home), 'Choisir un nouveau mot de passe')
    const link = await linkOf(page)
    await followMail(page)
    await page.fill('[name=password]', 'trop court')
    await page.click('main .primary')
    await page.waitForSelector('.error:has-text("12 caractères au moins")')
    await page.fill('[name=password]', chosen)
    await page.click('main .primary')
    await page.waitForSelector('.toast:has-text("Votre mot de passe a changé.")')

    const next = await arrive()
    await next.goto(link)
    await next.waitForSelector('h1:has-text("Ce lien n’est plus valable")')
    await trySignIn(next, emailOf('aude', home), password)
    await next.waitForSelector('[role=alert]:has-text("ne vont pas ensemble")')
    await trySignIn(next, emailOf('aude', home), chosen)
    await next.waitForURL('**/desk')
    await Promise.all([page.context().close(), next.context().close()])
  })

  test(`asks for the code of a phone, or for a recovery code, ${how}`, async () => {
    const page = await arrive()
    await signIn(page, 'igor', home)
    await page.click('[popovertarget=me]')
    await page.click('#me a:has-text("Connexion et sécurité")')
    await page.click('#main a:has-text("Ajouter une application")')
    const secret = ((await page.textContent('#main form code')) ?? '').replaceAll(' ', '')
    await page.fill('[name=code]', await totpAt(secret, stepNow()))
    await page.click('.submit .primary')
    await page.waitForSelector('h1:has-text("Vos codes de secours")')
    const [recovery = ''] = await page.locator('#main li code').allTextContents()
    await page.click('#main a:has-text("Je les ai gardés")')
    await signOut(page)

    await trySignIn(page, emailOf('igor', home), password)
    await page.waitForURL(`**${paths.secondFactor}`)
    await expectOut(page)
    await trySignIn(page, emailOf('igor', home), password)
    await page.fill('[name=code]', '000000')
    await page.click('main .primary')
    await page.waitForSelector('[role=alert]')
    await page.fill('[name=code]', await totpAt(secret, stepNow() + 1))
    await page.click('main .primary')
    await page.waitForURL('**/desk')
    await signOut(page)

    await trySignIn(page, emailOf('igor', home), password)
    await page.click('a:has-text("Utiliser un code de secours")')
    await page.fill('[name=recoveryCode]', recovery)
    await page.click('main .primary')
    await page.waitForSelector('.toast:has-text("Il vous en reste 9.")')
    await signOut(page)

    await trySignIn(page, emailOf('igor', home), password)
    await page.click('a:has-text("Utiliser un code de secours")')
    await page.fill('[name=recoveryCode]', recovery)
    await page.click('main .primary')
    await page.waitForSelector('[role=alert]:has-text("déjà servi")')
    await page.context().close()
  })

  test(`changes organisation and language from the frame of any page, ${how}`, async () => {
    const page = await arrive()
    await signIn(page, 'ana')
    for (const [name, language, elsewhere] of [
      ['Institut Garonne', 'en', 'Today'],
      ['Centre Lisière', 'fr', 'Aujourd’hui'],
    ] as const) {
      await page.click('#switcher')
      await page.click(`#orgs button:has-text("${name}")`)
      await page.waitForSelector(`.switcher b:has-text("${name}")`)
      await page.click('[popovertarget=me]')
      await page.click(`#me button[value=${language}]`)
      await page.waitForSelector(`h1:has-text("${elsewhere}")`)
      expect(await page.getAttribute('html', 'lang')).toBe(language)
    }
    await page.context().close()
  })

  test(`leaves nothing behind the back button after signing out, ${how}`, async () => {
    const page = await arrive()
    await signIn(page, 'denis', home)
    await page.goto(paths.account)
    await page.waitForSelector(`#main:has-text("${emailOf('denis', home)}")`)
    await signOut(page)
    await page.goBack()
    await page.waitForSelector('h1:has-text("Se connecter")')
    expect(await page.content()).not.toContain(emailOf('denis', home))
    await page.context().close()
  })

  test(`puts another browser out at its next click, ${how}`, async () => {
    const page = await arrive()
    const elsewhere = await open({ javaScriptEnabled, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' })
    await signIn(page, 'odile', home)
    await signIn(elsewhere, 'odile', home)
    await page.goto(paths.account)
    await page.click('#main a:has-text("Appareils connectés")')
    await page.click('tr:has-text("Firefox sur Windows") button')
    await page.waitForSelector('.toast:has-text("Cet appareil est déconnecté.")')
    expect(await page.locator('tr:has-text("Firefox sur Windows")').count()).toBe(0)

    await elsewhere.click(`.rail a[href="${paths.sites.all}"]`)
    await elsewhere.waitForSelector('h1:has-text("Se connecter")')
    expect(new URL(elsewhere.url()).pathname).toBe(paths.signIn)
    await elsewhere.fill('[name=email]', emailOf('odile', home))
    await elsewhere.fill('[name=password]', password)
    await elsewhere.click('main .primary')
    await elsewhere.waitForURL(`**${paths.sites.all}`)
    await Promise.all([page.context().close(), elsewhere.context().close()])
  })
}

async function trySignIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto(paths.signIn)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', secret)
  await page.click('main .primary')
}

async function signOut(page: Page): Promise<void> {
  await page.click('[popovertarget=me]')
  await page.click('#me button:has-text("Se déconnecter")')
  await page.waitForURL(`**${paths.signIn}*`)
}

async function expectOut(page: Page): Promise<void> {
  await page.goto(paths.desk)
  expect(new URL(page.url()).pathname).toBe(paths.signIn)
}

const stepNow = () => Math.floor(Date.now() / 1000 / totpSeconds)
