import { expect, test } from 'vitest'
import { open, signIn } from './browser.ts'

test('a list follows what somebody else does, keeping the focus, and waits while one is typing', async () => {
  const [igor, odile] = [await open(), await open()]
  // Where no other story gives Igor a second factor.
  await signIn(igor, 'igor', 'garonne')
  await signIn(odile, 'odile', 'garonne')
  await igor.goto('/settings/sites')
  await igor.focus('th a:has-text("Nantes")')
  await igor.waitForSelector('body[data-listens]')

  const openSite = async (name: string) => {
    await odile.goto('/settings/sites/new')
    await odile.fill('[name=name]', name)
    await odile.fill('[name=postalCode]', '44120')
    await odile.fill('[name=town]', 'Vertou')
    await odile.click('.submit .primary')
    await odile.waitForSelector('.toast')
  }
  await openSite('Vertou en direct')
  await igor.waitForSelector('th a:has-text("Vertou en direct")')
  expect(await igor.evaluate(() => document.activeElement?.textContent)).toContain('Nantes')

  await igor.fill('#main [type=search]', 'vertou')
  await openSite('Vertou encore')
  await igor.waitForTimeout(1_500)
  expect(await igor.inputValue('#main [type=search]')).toBe('vertou')
  await Promise.all([igor.context().close(), odile.context().close()])
})
