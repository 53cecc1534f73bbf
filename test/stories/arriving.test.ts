import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { barriers, open, signIn } from './browser.ts'
import { followMail, openMail } from './mails.ts'

const password = 'une dune au petit matin'

/** Each way of browsing has an organisation of its own to found. */
const ways = [
  {
    javaScriptEnabled: true,
    viewport: { width: 1440, height: 900 },
    siret: '90000000400011',
    name: 'Atelier des Dunes',
  },
  {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    siret: '90000000500018',
    name: 'Institut des Grèves',
  },
]

for (const { siret, name, ...options } of ways) {
  const how = options.javaScriptEnabled ? 'with JavaScript' : 'without JavaScript, on a phone'
  const domain = options.javaScriptEnabled ? 'dunes.example' : 'greves.example'

  test(`founds an organisation, invites somebody, who accepts and enters, ${how}`, async () => {
    const nora = await open(options)
    await nora.goto(paths.signUp)
    await fill(nora, {
      organisationName: name,
      siret,
      siteName: 'Port',
      sitePostalCode: '44600',
      siteTown: 'Saint-Nazaire',
    })
    await fill(nora, { givenName: 'Nora', familyName: 'Kerviel', email: `nora@${domain}` })
    await nora.check('[name=ndaPending]')
    await nora.click('main .primary')
    await nora.waitForSelector('h1:has-text("Regardez vos e-mails")')

    await openMail(nora, `nora@${domain}`, 'Confirmez l’inscription')
    await followMail(nora)
    await nora.waitForSelector(`main:has-text("${name}")`)
    if (options.javaScriptEnabled) expect(await barriers(nora)).toEqual([])
    await nora.fill('[name=password]', password)
    await nora.click('main .primary')
    await nora.waitForSelector('#first-steps:has-text("0 sur 6")')

    await nora.click('#first-steps a.btn:has-text("Inviter")')
    await nora.waitForSelector('h1:has-text("Inviter une personne")')
    await fill(nora, { givenName: 'Ida', familyName: 'Ros', email: `ida@${domain}` })
    await nora.check('[name=role][value=coordinator]')
    await nora.check('[name=sites][value=all]')
    await nora.click('main .primary:has-text("Envoyer")')
    await nora.waitForSelector('tr:has-text("Ida Ros"):has-text("En attente")')

    const ida = await open(options)
    await openMail(ida, `ida@${domain}`, 'Invitation à rejoindre')
    await followMail(ida)
    await ida.waitForSelector(`h1:has-text("Rejoindre ${name}")`)
    if (options.javaScriptEnabled) expect(await barriers(ida)).toEqual([])
    await ida.fill('[name=password]', password)
    await ida.click('main .primary')
    await ida.waitForSelector('h2:has-text("Bonjour Ida")')

    await nora.goto(paths.members)
    await nora.waitForSelector('tr:has-text("Ida Ros"):has-text("Coordination")')
    await nora.context().close()
    await ida.context().close()
  })
}

test('suspends somebody from her page, and takes it back from the toast', async () => {
  const page = await open()
  await signIn(page, 'odile', 'garonne')
  await page.goto(paths.member.one('sylvie'))
  expect(await barriers(page)).toEqual([])
  await page.click('.head button[popovertarget=access]')
  await page.click('button:has-text("Suspendre l’accès…")')
  await page.fill('#suspend [name=reason]', 'Congé')
  await page.click('#suspend .danger')
  await page.waitForSelector('.badge:has-text("Suspendu le")')
  await page.click('.toast button:has-text("Annuler")')
  await page.waitForSelector('.head .badge:has-text("Actif")')
  await page.context().close()
})

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
}
