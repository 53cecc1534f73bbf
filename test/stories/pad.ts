import type { Page } from 'playwright-core'

/** A hand that signs in the frame of the page. */
export async function drawOn(page: Page, frame = '[data-pad] svg.ink'): Promise<void> {
  const ink = page.locator(frame)
  await ink.scrollIntoViewIfNeeded()
  const box = await ink.boundingBox()
  if (!box) throw new Error('There is no frame to sign in.')
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of strokes) await page.mouse.move(box.x + x, box.y + y)
  await page.mouse.up()
}

const strokes = [
  [80, 30],
  [120, 90],
  [170, 40],
] as const
