import { expect, test } from 'vitest'
import { open, signIn } from './browser.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`opens, changes, closes and reopens a site ${how}`, async () => {
    const page = await open({ javaScriptEnabled })
    await signIn(page, 'odile')
    await page.click('.rail a[href="/settings/sites"]')
    await page.click('#main a:has-text("Ouvrir un site")')

    await page.fill('[name=name]', `Rennes ${how}`)
    await page.fill('[name=postalCode]', '35')
    await page.fill('[name=town]', 'Rennes')
    await page.click('.submit .primary')
    await page.waitForSelector('[role=alert]')
    expect(await page.inputValue('[name=name]')).toBe(`Rennes ${how}`)
    expect(await page.getAttribute('[name=postalCode]', 'aria-invalid')).toBe('true')

    await page.fill('[name=postalCode]', '35000')
    await page.click('.submit .primary')
    await page.waitForSelector('.toast')
    expect(await page.textContent('h1')).toBe(`Rennes ${how}`)
    expect(page.url()).toMatch(/\/settings\/sites\/[0-9a-z]{26}$/)

    await page.click('#main button:has-text("Fermer le site…")')
    await page.fill('dialog [name=reason]', 'Bail terminé')
    await page.click('dialog .danger')
    await page.waitForSelector('text=Bail terminé')
    expect(await page.textContent('.head .badge')).toContain('Fermé le')

    await page.click('.head button:has-text("Rouvrir le site")')
    await page.waitForSelector('.head .badge:has-text("Ouvert")')
    await page.context().close()
  })
}

test('comes back to the list as it was, by the browser’s own button', async () => {
  const page = await open()
  await signIn(page, 'odile')
  await page.goto('/settings/sites?q=vannes')
  await page.click('th a')
  await page.waitForSelector('h1:has-text("Vannes port")')
  await page.goBack()
  await page.waitForSelector('h1:has-text("Sites")')
  expect(await page.inputValue('[type=search][name=q]')).toBe('vannes')
})
