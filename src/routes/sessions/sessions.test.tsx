import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const page = async (member: string, address: string) => (await visitor(member)).get(address)
const html = async (member: string, address: string) => (await page(member, address)).text()

test('lists what is under way and to come by its dates, and none of the mirror', async () => {
  const list = await html('odile', '/sessions')
  expect(list).toContain('MAN-encours')
  expect(list).toContain('MAN-avenir')
  expect(list).not.toContain('RPS-passee')
  expect(list).not.toContain('miroir')
  expect(list.indexOf('MAN-encours')).toBeLessThan(list.indexOf('MAN-avenir'))
  expect(list).toContain('3/8')
  expect(list).toContain('Bruno Castel')
})

test.each([
  ['now', ['MAN-encours'], ['MAN-avenir', 'RPS-passee']],
  ['coming', ['MAN-avenir'], ['MAN-encours', 'RPS-passee']],
  ['past', ['RPS-passee'], ['MAN-avenir', 'MAN-encours']],
  ['undated', [], ['MAN-avenir', 'MAN-encours', 'RPS-passee']],
  ['cancelled', [], ['MAN-avenir', 'MAN-encours', 'RPS-passee']],
])('the period %s holds its own sessions', async (period, shown, hidden) => {
  const list = await html('odile', `/sessions?period=${period}`)
  for (const code of shown) expect(list).toContain(code)
  for (const code of hidden) expect(list).not.toContain(code)
})

test('finds a session by any word of its title, on the sites one sees', async () => {
  expect(await html('odile', '/sessions?period=past&q=psycho')).toContain('RPS-passee')
  expect(await html('ana', '/sessions?period=past&q=psycho')).not.toContain('RPS-passee')
  expect(await html('ana', '/sessions?period=past')).not.toContain('RPS-passee')
  expect(await html('odile', '/sessions?period=past&site=nantes')).not.toContain('RPS-passee')
})

test('says who comes and from where, without anybody having typed it', async () => {
  const overview = await html('odile', '/sessions/encours')
  expect(overview).toContain('plusieurs clients')
  expect(overview).toContain('Transports Guivarc’h')
  expect(await html('odile', '/sessions/avenir')).toContain('une seule entreprise')
})

test('a session on another site is not there', async () => {
  expect((await page('ana', '/sessions/passee')).status).toBe(404)
  expect((await page('ana', '/sessions/avenir')).status).toBe(200)
  expect((await page('bruno', '/sessions/avenir')).status).toBe(404)
})

test('pages cost one trip', async () => {
  for (const address of ['/sessions', '/sessions/avenir']) {
    expect((await page('odile', address)).headers.get('Server-Timing')).toMatch(/calls=2 /)
  }
})
