import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { open } from './browser.ts'
import { followMail, linkOf, openMail } from './mails.ts'

const phrase = 'les hirondelles reviennent en avril'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  const mark = javaScriptEnabled ? 'vif' : 'calme'
  const organisation = `Atelier ${javaScriptEnabled ? 'Vif' : 'Calme'}`
  const address = (name: string) => `${name}@${mark}.example`
  let owner: Page

  test(`signs an organisation up and opens it, ${how}`, async () => {
    owner = await open({ javaScriptEnabled })
    await owner.goto('/sign-in')
    await owner.click('a:has-text("L’inscrire")')
    await fillAll(owner, {
      organisationName: organisation,
      siret: '12345678901234',
      siteName: 'Rennes',
      sitePostalCode: '35000',
      siteTown: 'Rennes',
      givenName: 'Nora',
      familyName: 'Kerbrat',
      email: address('nora'),
    })
    await owner.click('main button.primary')
    await owner.waitForSelector('[role=alert]')
    expect(await owner.getAttribute('[name=siret]', 'aria-invalid')).toBe('true')
    expect(await owner.inputValue('[name=organisationName]')).toBe(organisation)

    await owner.fill('[name=siret]', siretOf(javaScriptEnabled ? '9000000100001' : '9000000110001'))
    await owner.check('[name=ndaPending]')
    await owner.click('main button.primary')
    await owner.waitForSelector('h1:has-text("Regardez vos e-mails")')

    await openMail(owner, address('nora'), 'Confirmez l’inscription')
    await followMail(owner)
    await owner.waitForSelector('h1:has-text("Créer votre espace")')
    expect(await owner.textContent('main')).toContain(organisation)
    await owner.fill('[name=password]', 'trop court')
    await owner.click('main button.primary')
    await owner.waitForSelector('.error:has-text("12 caractères au moins")')
    await owner.fill('[name=password]', phrase)
    await owner.click('main button.primary')

    await owner.waitForURL('**/desk')
    await owner.waitForSelector(`.toast:has-text("L’espace ${organisation} est ouvert.")`)
    expect(await owner.textContent('.switcher b')).toBe(organisation)
    expect(await owner.locator('#first-steps .rows > li').count()).toBe(6)
  })

  test(`invites a colleague, who comes in and is found in the team, ${how}`, async () => {
    await owner.goto('/desk')
    await owner.click('#first-steps a.btn:has-text("Inviter")')
    await owner.waitForSelector('h1:has-text("Inviter une personne")')
    await fillAll(owner, { givenName: 'Tom', familyName: 'Le Bris', email: address('tom') })
    await owner.click('.submit .primary')
    await owner.waitForSelector('[role=alert]')
    expect(await owner.inputValue('[name=email]')).toBe(address('tom'))

    await owner.click('label:has-text("Coordination")')
    await owner.click('label:has-text("Rennes")')
    await owner.click('.submit .primary')
    await owner.waitForSelector('.toast:has-text("L’invitation de Tom Le Bris est en route.")')

    const colleague = await open({ javaScriptEnabled })
    await openMail(colleague, address('tom'), `Invitation à rejoindre ${organisation}`)
    const link = await linkOf(colleague)
    await followMail(colleague)
    await colleague.waitForSelector(`h1:has-text("Rejoindre ${organisation}")`)
    expect(await colleague.textContent('main')).toContain('Nora Kerbrat')
    expect(await colleague.textContent('.kv')).toMatch(/Coordination.*Rennes/s)
    await colleague.fill('[name=password]', phrase)
    await colleague.click('main button.primary')
    await colleague.waitForURL('**/desk')
    expect(await colleague.textContent('#me p')).toContain('Coordination')
    expect((await colleague.goto(paths.keys))?.status()).toBe(404)

    const late = await open({ javaScriptEnabled })
    await late.goto(link)
    await late.waitForSelector('h1:has-text("Cette invitation n’est plus valable")')
    await Promise.all([late.context().close(), colleague.context().close()])
  })

  test(`gives the colleague more sites and another role, ${how}`, async () => {
    await owner.goto('/desk')
    await owner.click(`.rail a[href="${paths.members}"]`)
    await owner.click('#main a:has-text("Tom Le Bris")')
    await owner.waitForSelector('#roles li:has-text("Coordination"):has-text("Rennes")')
    await owner.click('#roles a:has-text("Changer les sites")')
    await owner.check('input[name=sites][value=all]')
    await owner.click('.submit .primary')
    await owner.waitForSelector('.toast:has-text("Les sites de ce rôle sont enregistrés.")')
    await owner.waitForSelector('#roles li:has-text("Coordination"):has-text("Tous les sites")')

    await owner.click('.head a:has-text("Donner un rôle")')
    await owner.click('label:has-text("Formation")')
    await owner.check('input[name=sites][value=all]')
    await owner.click('.submit .primary')
    await owner.waitForSelector('.toast:has-text("Tom Le Bris a un rôle de plus.")')

    await owner.click('button[aria-label="Retirer le rôle Coordination"]')
    await owner.click('dialog[open] .danger')
    await owner.waitForSelector('.toast:has-text("Le rôle est retiré.")')
    expect(await owner.locator('#roles li').count()).toBe(1)
    expect(await owner.textContent('#roles li')).toContain('Formation')

    const colleague = await open({ javaScriptEnabled })
    await colleague.goto('/sign-in')
    await fillAll(colleague, { email: address('tom'), password: phrase })
    await colleague.click('button.primary')
    await colleague.waitForURL('**/desk')
    const roles = await colleague.textContent('#me p')
    expect(roles).toContain('Formation')
    expect(roles).not.toContain('Coordination')
    await colleague.context().close()
  })

  test(`takes an invitation back, whose link then says so, ${how}`, async () => {
    await owner.goto(paths.invitation.new)
    await fillAll(owner, { givenName: 'Lou', familyName: 'Cadiou', email: address('lou') })
    await owner.click('label:has-text("Formation")')
    await owner.check('input[name=sites][value=all]')
    await owner.click('.submit .primary')
    await owner.waitForSelector('.toast:has-text("Lou Cadiou")')

    const invited = await open({ javaScriptEnabled })
    await openMail(invited, address('lou'), `Invitation à rejoindre ${organisation}`)
    const link = await linkOf(invited)
    await followMail(invited)
    await invited.waitForSelector(`h1:has-text("Rejoindre ${organisation}")`)

    await owner.goto(paths.invitations)
    await owner.click('button[aria-label="Annuler l’invitation de Lou Cadiou"]')
    await owner.waitForSelector('tr:has-text("Lou Cadiou"):has-text("Annulée le")')

    await invited.fill('[name=password]', phrase)
    await invited.click('main button.primary')
    await invited.waitForSelector('h1:has-text("Cette invitation n’est plus valable")')
    await invited.goto(link)
    await invited.waitForSelector('main:has-text("elle a été annulée")')
    await invited.goto('/desk')
    expect(new URL(invited.url()).pathname).toBe('/sign-in')
    await Promise.all([invited.context().close(), owner.context().close()])
  })
}

async function fillAll(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`main [name=${name}]`, value)
}

/** Thirteen digits and the one that makes them a number of establishment. */
function siretOf(digits: string): string {
  const sum = [...digits].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 ? 1 : 2)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
