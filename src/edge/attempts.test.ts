import { evictDurableObject, listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { attempts } from './attempts-guard.ts'
import { attempt, type Lane, type Pace } from './attempts-pace.ts'

const guard = attempts(env.ATTEMPTS, env.SECRET)
const minute = 60_000
let now = 1_790_000_000_000
let someone = 0
let account = ''

beforeEach(() => {
  account = `ana-${someone++}@lisiere.test`
  now += 24 * 60 * minute
})

const ask = (change: Partial<Parameters<typeof guard.guardSignIn>[0]> = {}) =>
  guard.guardSignIn({ account, address: `10.9.8.${someone}`, trusted: false, now, ...change })

async function times(count: number, change: Parameters<typeof ask>[0] = {}): Promise<boolean[]> {
  const answers: boolean[] = []
  for (let turn = 0; turn < count; turn++) answers.push((await ask(change)).allowed)
  return answers
}

test('ten attempts in a minute pass, the eleventh is told when to come back', async () => {
  expect(await times(10)).not.toContain(false)
  expect(await ask()).toMatchObject({ allowed: false, retryAfter: 60 })

  now += 59_000
  expect(await ask()).toMatchObject({ allowed: false, retryAfter: 1 })
  now += 1_000
  expect(await ask()).toMatchObject({ allowed: true })
})

test('each time the wait doubles, to fifteen minutes and never more', async () => {
  await times(10)
  const waits: number[] = []
  for (let turn = 0; turn < 8; turn++) {
    const { retryAfter } = await ask()
    waits.push(retryAfter / 60)
    now += retryAfter * 1000
    await times(4)
  }

  expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 15])
})

test('attempts sent all at once are counted before any of them has failed', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask()))

  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(10)
})

test('an attacker who spends every attempt does not keep the owner out of her own device', async () => {
  for (let turn = 0; turn < 15; turn++) await ask({ address: `10.9.7.${turn}` })

  expect((await ask({ address: '10.9.6.9' })).allowed).toBe(false)
  expect((await ask({ address: '10.9.6.9', trusted: true })).allowed).toBe(true)
})

test('a device that is known has its ten attempts too, and no more', async () => {
  expect(await times(10, { trusted: true })).not.toContain(false)
  expect((await ask({ trusted: true })).allowed).toBe(false)
})

test('entering forgets what the account had spent, and leaves what the address had spent on others', async () => {
  await times(9)
  await (await ask()).succeeded()
  expect(await times(1)).toEqual([false])
  expect(await times(9, { address: '10.9.8.250' })).not.toContain(false)
})

test('an address that tries many accounts must wait, and those accounts have lost nothing', async () => {
  for (let turn = 0; turn < 10; turn++) await ask({ account: `${turn}-${account}`, address: '2001:db8:1:2::1' })

  expect((await ask({ address: '2001:0db8:1:2:ffff::9' })).allowed).toBe(false)
  expect((await ask({ address: '2001:db8:1:3::1' })).allowed).toBe(true)
  expect(await times(9, { address: '10.9.8.251' })).not.toContain(false)
})

test('a class that signs in without a mistake is never told to wait', async () => {
  for (let turn = 0; turn < 20; turn++) {
    const verdict = await ask({ account: `${turn}-${account}`, address: '10.9.8.252' })
    expect(verdict.allowed).toBe(true)
    await verdict.succeeded()
  }
})

test('capitals and spaces around an address do not make another account', async () => {
  await times(10)

  expect((await ask({ account: ` ${account.toUpperCase()} `, address: '10.9.8.253' })).allowed).toBe(false)
})

test('what was counted survives the object leaving memory', async () => {
  await times(10)
  const objects = (await listDurableObjectIds(env.ATTEMPTS)).map((id) => env.ATTEMPTS.get(id))
  const evicted = await Promise.allSettled(objects.map((object) => evictDurableObject(object)))
  expect(evicted.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2)

  expect((await ask()).allowed).toBe(false)
})

test('after a quiet hour nothing is kept', async () => {
  const stub = env.ATTEMPTS.getByName('a quiet one')
  await stub.ask('account', now)
  expect(await runInDurableObject(stub, (_, { storage }) => [...storage.kv.list()].length)).toBe(1)

  expect(await runDurableObjectAlarm(stub)).toBe(true)
  expect(await runInDurableObject(stub, (_, { storage }) => [...storage.kv.list()].length)).toBe(0)
  expect(await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())).toBeNull()
})

test('the names of the objects do not say whose they are', async () => {
  await ask()
  const plain = [env.ATTEMPTS.idFromName(account), env.ATTEMPTS.idFromName(`attempts account ${account}`)].map(String)

  const kept = (await listDurableObjectIds(env.ATTEMPTS)).map(String)
  expect(kept.filter((id) => plain.includes(id))).toEqual([])
})

test('whatever the rhythm, a lane serves its ten, what time gives back and one for each wait, and keeps its word', () => {
  const anHour = { account: 10, known: 10, address: 600 }
  const lanes = fc.constantFrom<Lane>('account', 'known', 'address')
  fc.assert(
    fc.property(lanes, fc.array(fc.integer({ min: 0, max: 20 * minute }), { maxLength: 300 }), (lane, pauses) => {
      let [hour, served, waits] = [0, 0, 0]
      let pace: Pace | undefined
      for (const pause of pauses) {
        hour += pause
        const { answer, pace: next } = attempt(lane, pace, hour)
        served += answer.allowed ? 1 : 0
        waits += answer.allowed && next.until > hour ? 1 : 0
        pace = next

        expect(served).toBeLessThanOrEqual(10 + (hour / 60 / minute) * anHour[lane] + waits)
        expect(answer.retryAfter).toBeLessThanOrEqual(15 * 60)
        if (!answer.allowed) expect(attempt(lane, next, hour + answer.retryAfter * 1000).answer.allowed).toBe(true)
      }
    }),
  )
})
