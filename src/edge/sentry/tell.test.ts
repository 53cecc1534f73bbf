import { getEnvelopeEndpointWithUrlEncodedAuth, makeDsn } from '@sentry/core'
import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '#edge/log.ts'
import { errorReceiver, neverAnswers, readEnvelope, stopReceiving } from '#test/error-receiver.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { parseDsn } from './dsn.ts'
import { envelopeOf, eventOf } from './event.ts'
import { makePace } from './pace.ts'

afterEach(stopReceiving)

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/)
const path = fc.array(word, { maxLength: 2 }).map((parts) => parts.map((part) => `${part}/`).join(''))

test('an address is read as its own library reads it', () => {
  const same = fc.property(word, word, path, fc.nat(), fc.constantFrom('', ':8443'), (key, host, under, id, port) => {
    const text = `https://${key}@${host}.example.fr${port}/${under}${id}`
    const theirs = makeDsn(text)
    const endpoint = theirs && getEnvelopeEndpointWithUrlEncodedAuth(theirs).split('?')[0]
    expect(parseDsn(text)).toEqual({ host: `${host}.example.fr${port}`, key: theirs?.publicKey, endpoint })
  })
  fc.assert(same, { numRuns: runs(100) })
})

test.each(['', 'on', 'https://errors.example.fr/42', 'https://k@errors.example.fr/', 'ftp://k@errors.example.fr/42'])(
  'nobody is behind « %s »',
  (text) => expect(parseDsn(text)).toBeNull(),
)

test('what is sent says where and of which kind, and nothing of what was said', () => {
  let checked = 0
  const shaped = fc.constantFrom(
    '$',
    'params: $',
    '\n    at $ (/home/$/$.ts:1:2)',
    '\n    at $ ($:3:4)',
    '\n    at $.js:1:1',
  )
  const secret = fc.stringMatching(/^zq[a-z]{6,12}$/)
  const quiet = fc.property(fc.array(shaped, { maxLength: 4 }), secret, fc.boolean(), (parts, name, late) => {
    const said = parts.join(' ').replaceAll('$', name)
    const failed = new TypeError(`Failed query: insert into persons values (?)\nparams: ${name}@example.fr ${said}`, {
      cause: new Error(`UNIQUE ${said}`),
    })
    if (late) failed.message = 'said otherwise since'
    const facts = { reference: 'r-1', organisation: 'lisiere', route: 'GET /people/:id', handler: `${name}@example.fr` }
    const event = eventOf({ ...facts, person: name, error: said }, failed, { MODE: 'production' }, 0)
    expect(envelopeOf(event, 0)).not.toContain(name)
    expect(event.exception.values.map(({ type }) => type)).toEqual(['Error', 'TypeError'])
    checked += 1
  })
  fc.assert(quiet, { numRuns: runs(300) })
  report('errors told outside', `${checked} errors full of values, 0 values told`)
})

test('the library of the receiver reads the envelope: the caller first, our names of files, no folder', () => {
  const failed = new RangeError('an accent: é')
  const event = eventOf({ handler: 'mailPaper' }, failed, { MODE: 'test', VERSION: version }, 1_795_000_000_000)
  expect(readEnvelope(envelopeOf(event, 1_795_000_000_000))).toEqual({
    header: { event_id: event.event_id, sent_at: '2026-11-18T11:06:40.000Z' },
    kind: 'event',
    event,
  })
  expect(event).toMatchObject({ release: 'v-1', environment: 'test', transaction: 'mailPaper' })
  expect(event.exception.values[0]?.stacktrace?.frames.at(-1)).toMatchObject({ filename: 'tell.test.ts', in_app: true })
})

const version = { id: 'v-1', tag: '', timestamp: '' }

test('the same error is told once a minute, and thirty in all', () => {
  const pace = makePace()
  expect([pace.may('a', 0), pace.may('a', 59_999), pace.may('a', 60_000)]).toEqual([true, false, true])
  expect(Array.from({ length: 40 }, (_, at) => pace.may(`other ${at}`, 60_001)).filter(Boolean)).toHaveLength(29)
  expect(pace.may('a', 120_001)).toBe(true)
})

test.each([
  ['90', 90],
  ['', 60],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 60],
  ['1e99', 3600],
  ['-5', 60],
])('a receiver that says « %s » has its rest', (retryAfter, seconds) => {
  const pace = makePace()
  pace.rest(retryAfter, 0)
  expect([pace.may('a', seconds * 1000 - 1), pace.may('a', seconds * 1000)]).toEqual([false, true])
})

test('it is told by the protocol, once, at the address that was set', () => {
  const { told, during } = errorReceiver()
  for (const said of ['no', 'no', 'not now']) during(() => log('error', { handler: 'mailPaper' }, new Error(said)))
  expect(told.map(({ url }) => url)).toEqual(['https://errors.example.fr/api/42/envelope/'])
  expect(told[0]?.headers.get('X-Sentry-Auth')).toBe(
    'Sentry sentry_version=7, sentry_client=lisiere/1, sentry_key=public',
  )
})

test('nobody is told of what is no error, nor when nobody is set', () => {
  const { told, during } = errorReceiver()
  during(() => log('info', { route: 'GET /desk' }))
  log('error', { handler: 'mailPaper' }, new Error('no'))
  expect(told).toEqual([])
})

test.each([429, 500, 302])('a receiver that answers %i is left alone for a minute', async (status) => {
  const { told, during } = errorReceiver(async () => new Response(null, { status }))
  during(() => log('error', { handler: 'first' }, new Error('no')))
  await scheduler.wait(20)
  during(() => log('error', { handler: 'second' }, new Error('no')))
  expect(told).toHaveLength(1)
  vi.setSystemTime(Date.now() + 61_000)
  during(() => log('error', { handler: 'second' }, new Error('no')))
  expect(told).toHaveLength(2)
})

test('a receiver that never answers is not waited for longer than three seconds', async () => {
  const { promise: left, resolve } = Promise.withResolvers<unknown>()
  const { told, during } = errorReceiver((init) => neverAnswers(init).finally(() => resolve('left')))
  during(() => log('error', { handler: 'first' }, new Error('no')))
  expect(await Promise.race([left, scheduler.wait(4_000)])).toBe('left')
  await scheduler.wait(20)
  during(() => log('error', { handler: 'second' }, new Error('no')))
  expect(told).toHaveLength(1)
})
