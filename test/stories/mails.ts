import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'

/** Opens the newest mail that somebody has received about something, as it would be opened in a mailbox. */
export async function openMail(page: Page, to: string, subject: string): Promise<void> {
  const mail = page.locator('section > div', { hasText: to }).locator('a', { hasText: subject })
  for (let tries = 0; tries < 80; tries++) {
    await page.goto(paths.mail)
    if (await mail.count()) {
      await mail.first().click()
      await page.waitForSelector(`h1:has-text("${subject}")`)
      return
    }
    await page.waitForTimeout(250)
  }
  throw new Error(`No mail « ${subject} » came to ${to}.`)
}

/** The address that the opened mail leads to. */
export async function linkOf(page: Page): Promise<string> {
  return (await page.getAttribute(link, 'href')) ?? ''
}

export const followMail = (page: Page): Promise<void> => page.click(link)

const link = 'section a[href^="http"]'
