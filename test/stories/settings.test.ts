import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { png } from '../images/png.ts'
import { open, signIn } from './browser.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  const home = javaScriptEnabled ? 'garonne' : 'miroir'

  test(`gives an identity back with what is wrong, then saves it, ${how}`, async () => {
    const page = await owner()
    await page.click(`.rail a[href="${paths.settings}"]`)
    await page.click('#main a:has-text("Identité et mentions légales")')
    await page.waitForSelector('h1:has-text("Identité et mentions légales")')
    await page.fill('[name=legalForm]', `SCOP ${how}`)
    await page.fill('[name=nda]', '12')
    await page.fill('[name=website]', 'pas une adresse')
    await page.click('.submit .primary')
    await page.waitForSelector('[role=alert]')
    for (const name of ['nda', 'website']) {
      expect(await page.getAttribute(`[name=${name}]`, 'aria-invalid'), name).toBe('true')
    }
    expect(await page.inputValue('[name=legalForm]')).toBe(`SCOP ${how}`)
    expect(await page.inputValue('[name=website]')).toBe('pas une adresse')

    await page.fill('[name=nda]', '52440000144')
    await page.fill('[name=website]', 'https://www.centre.example')
    await page.click('.submit .primary')
    await page.waitForSelector('.toast:has-text("L’identité de l’organisation est enregistrée.")')
    await page.reload()
    expect(await page.inputValue('[name=legalForm]')).toBe(`SCOP ${how}`)
    expect(await page.inputValue('[name=website]')).toBe('https://www.centre.example')
    await page.context().close()
  })

  test(`shows both texts when somebody was quicker, ${how}`, async () => {
    const [quick, slow] = [await owner(), await owner()]
    await Promise.all([quick.goto(paths.identity), slow.goto(paths.identity)])
    await quick.fill('[name=address]', '1 place du Marché')
    await slow.fill('[name=address]', '2 cours des Tilleuls')
    await quick.click('.submit .primary')
    await quick.waitForSelector('.toast')

    await slow.click('.submit .primary')
    await slow.waitForSelector('#overtaken tr:has-text("1 place du Marché"):has-text("2 cours des Tilleuls")')
    expect(await slow.inputValue('[name=address]')).toBe('2 cours des Tilleuls')
    await quick.reload()
    expect(await quick.inputValue('[name=address]')).toBe('1 place du Marché')

    await slow.click('.submit .primary')
    await slow.waitForSelector('.toast')
    expect(await slow.locator('#overtaken').count()).toBe(0)
    await quick.reload()
    expect(await quick.inputValue('[name=address]')).toBe('2 cours des Tilleuls')
    await Promise.all([quick.context().close(), slow.context().close()])
  })

  test(`puts a logo in the rail, takes it away and takes that back, ${how}`, async () => {
    const page = await owner()
    await page.goto(paths.look)
    const text = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') }
    await page.setInputFiles('[name=logo]', text)
    await page.click('button:has-text("Envoyer le logo")')
    await page.waitForSelector('[name=logo][aria-invalid=true]')

    await page.setInputFiles('[name=logo]', { ...text, buffer: await greenSquare() })
    await page.click('button:has-text("Envoyer le logo")')
    await page.waitForSelector('.toast:has-text("Le logo est reçu, il se prépare.")')
    await untilInRail(page)
    expect(await page.evaluate(widthInRail)).toBe(56)
    expect(await page.textContent('#logo-card')).toContain('120 × 120 pixels')

    await page.click('#logo-card button:has-text("Retirer le logo")')
    await page.waitForSelector('.toast:has-text("Le logo est retiré.")')
    await page.waitForSelector('#mark svg')
    await page.click('.toast:has-text("Le logo est retiré.") button:has-text("Annuler")')
    await page.waitForSelector('.toast:has-text("Le logo précédent est revenu.")')
    await page.waitForSelector('#mark img')
    await page.context().close()
  })

  test(`proposes the nearest colour that can be read, ${how}`, async () => {
    const page = await owner()
    await page.goto(paths.look)
    await page.fill('[name=colour]', '#ffcc00')
    await page.click('button:has-text("Enregistrer la couleur")')
    await page.waitForSelector('#look-colour :text("Trop claire pour un texte blanc"), #look-colour .error')
    const take = page.locator('button:has-text("Prendre #")')
    const proposal = ((await take.textContent()) ?? '').replace('Prendre', '').trim()
    await take.click()
    await page.waitForSelector('.toast:has-text("La couleur est enregistrée.")')
    await page.reload()
    expect(await page.inputValue('[name=colour]')).toBe(proposal)
    await page.context().close()
  })

  test(`does not lock its own door, and keeps its hour, ${how}`, async () => {
    const zone = 'Indian/Reunion'
    const page = await owner()
    await page.goto(paths.policy)
    await page.check('[name=secondFactor][value=staff]')
    await page.fill('[name=timeZone]', zone)
    await page.click('.submit .primary')
    await page.waitForSelector('[role=alert]')
    expect(await page.isChecked('[name=secondFactor][value=staff]')).toBe(true)
    expect(await page.inputValue('[name=timeZone]')).toBe(zone)

    await page.check('[name=secondFactor][value=optional]')
    await page.click('.submit .primary')
    await page.waitForSelector('.toast:has-text("Les règles sont enregistrées.")')
    await page.reload()
    expect(await page.inputValue('[name=timeZone]')).toBe(zone)
    expect(await page.isChecked('[name=secondFactor][value=optional]')).toBe(true)
    await page.context().close()
  })

  test(`turns a feature off, which leaves the settings until it is turned on again, ${how}`, async () => {
    const page = await owner()
    const place = page.locator(`main a[href="${paths.sso}"]`)
    await page.goto(paths.settings)
    expect(await place.count()).toBe(1)
    await page.goto(paths.features)
    for (const on of [false, true]) {
      await page.setChecked('[name=sso]', on)
      await page.click('.submit .primary')
      await page.waitForSelector('.toast:has-text("Les fonctions sont enregistrées.")')
      await page.goto(paths.settings)
      expect(await place.count()).toBe(on ? 1 : 0)
      expect((await page.goto(paths.sso))?.status()).toBe(on ? 200 : 404)
      await page.goto(paths.features)
    }
    await page.context().close()
  })

  async function owner(): Promise<Page> {
    const page = await open({ javaScriptEnabled })
    await signIn(page, 'odile', home)
    return page
  }

  /** The page asks again by itself; without JavaScript, its button does. */
  async function untilInRail(page: Page): Promise<void> {
    for (let tries = 0; !javaScriptEnabled && tries < 30 && !(await page.locator('#mark img').count()); tries++) {
      await page.waitForTimeout(300)
      await page.click('a:has-text("Actualiser")')
    }
    await page.waitForSelector('#mark img')
    await page.waitForLoadState('load')
  }
}

const greenSquare = async () => Buffer.from(await png(120, 120, (x, y) => [30, x, y]))

function widthInRail(): Promise<number> | number {
  const image = document.querySelector<HTMLImageElement>('#mark img')
  return image ? image.decode().then(() => image.naturalWidth) : 0
}
