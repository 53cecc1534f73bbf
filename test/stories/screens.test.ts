import { expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { report } from '../report.ts'
import { barriers, open, signIn } from './browser.ts'

/** Every address without a parameter, as the owner sees it; those that only take a change answer with a calm page. */
const addresses = everyAddress(paths).concat(paths.sites.one('nantes'), paths.sites.edit('nantes'), '/nowhere')

const today = Math.floor(Date.now() / 86_400_000)

/** Each way looks at one screen out of so many: the others on the days that follow. */
const ways = [
  { oneOf: 3, colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { oneOf: 6, colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

test('no screen puts a barrier before anybody, by day or by night, wide or narrow', async () => {
  const found: string[] = []
  let seen = 0
  for (const { oneOf, ...way } of ways) {
    const stranger = await open(way)
    for (const address of publicAddresses) found.push(...(await look(stranger, address)))
    const owner = await open(way)
    await signIn(owner, 'odile')
    const some = addresses.filter((_, at) => at % oneOf === today % oneOf)
    for (const address of some) found.push(...(await look(owner, address)))
    seen += publicAddresses.length + some.length
    await Promise.all([stranger.context().close(), owner.context().close()])
  }
  report('accessibility', `${seen} screens, ${found.length} violations`)
  expect(found).toEqual([])
}, 300_000)

test('on a phone, the tab of a page is in sight', async () => {
  const page = await open({ viewport: { width: 390, height: 844 } })
  await signIn(page, 'odile')
  const isInSight = () =>
    page.$eval('.tabs [aria-current]', (tab) => {
      const { left, right } = tab.getBoundingClientRect()
      return left >= 0 && right <= innerWidth
    })
  await page.goto(paths.sessions.surveys('passee'))
  await expect.poll(isInSight).toBe(true)
  await page.$eval('.tabs a', (tab) => (tab as HTMLElement).click())
  await page.waitForURL(`**${paths.sessions.one('passee')}`)
  await expect.poll(isInSight).toBe(true)
})

const publicAddresses = [
  paths.signIn,
  paths.signUp,
  paths.reset,
  paths.signInLink,
  paths.accessibility,
  paths.privacy,
  '/nowhere',
]

async function look(page: Awaited<ReturnType<typeof open>>, address: string): Promise<string[]> {
  const said: string[] = []
  const hear = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) said.push(message.text())
  }
  page.on('console', hear)
  // What is no page for eyes (a description for programs, a socket, a part of a page) is fetched rather than shown: nothing to look at.
  const response = await page.goto(address).catch(() => null)
  if (!(await response?.headerValue('content-type'))?.includes('text/html')) return []
  if (!(await response?.text())?.startsWith('<!')) return []
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  const wrong = [
    ...(await barriers(page)),
    ...said,
    ...(wide ? ['scrolls sideways'] : []),
    ...((response?.status() ?? 500) >= 500 ? [`answers ${response?.status()}`] : []),
  ]
  page.off('console', hear)
  return wrong.map((what) => `${address}: ${what}`)
}

function everyAddress(some: object): string[] {
  return Object.values(some).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? everyAddress(value) : [],
  )
}
