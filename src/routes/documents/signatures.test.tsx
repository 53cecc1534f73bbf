import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { keyOf } from '#edge/files/store.ts'
import { makeIds } from '#edge/ids.ts'
import { listCaptured } from '#edge/mail-capture.ts'
import { readKeys } from '#edge/signing.ts'
import { verifyPdf } from '#edge/signing-pdf.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { answer } from '#jobs/consume.ts'
import { remindDue } from '#jobs/reminders.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { report } from '#test/report.ts'
import { now, stranger, visitor, world } from '#test/visit.ts'

const day = 24 * 3600_000
const time = { at: now, now: () => time.at }
const ambient = { clock: time, ids: makeIds(time.now), handlersOf }
const app = makeApp(ambient, rooms)
const bindings = env as unknown as Bindings

beforeAll(world)
beforeEach(async () => {
  time.at = now
  await env.SHARD_1.batch(
    [
      'DELETE FROM signature_seals',
      'DELETE FROM signature_ends',
      'DELETE FROM signatures',
      'DELETE FROM signature_codes',
      'DELETE FROM signature_signers',
      'DELETE FROM signature_requests',
      'DELETE FROM outbox',
      'DELETE FROM reminders',
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
  for (const { key } of (await env.FILES.list({ prefix: 'dev/mail/' })).objects) await env.FILES.delete(key)
})

const one = (sql: string) => env.SHARD_1.prepare(sql).first<Record<string, unknown>>()
const paper = '/papers/convention-guivarch'
const ana = () => visitor('ana', 'lisiere', 2, 'lisiere', app)
const guest = stranger(app)

const asked = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  days: '30',
  role1: 'organisation',
  name1: 'Ana Delmas',
  email1: 'ana@lisiere.example',
  person1: 'ana',
  role2: 'company',
  name2: 'Denis Guivarc’h',
  email2: 'denis@lisiere.example',
  person2: 'denis',
}

/** What is owed is done, and what follows from it. */
async function settle(): Promise<void> {
  for (;;) {
    const { results } = await env.SHARD_1.prepare('SELECT organisation_id, event_id, handler FROM outbox').all<{
      organisation_id: string
      event_id: string
      handler: string
    }>()
    if (results.length === 0) return
    for (const row of results) {
      const message: JobMessage = {
        shard: 'SHARD_1',
        organisationId: row.organisation_id,
        eventId: row.event_id,
        handler: row.handler,
      }
      await answer(bindings, ambient, message)
    }
  }
}

const mails = async () => (await listCaptured(env)).map(({ to, subject, text }) => ({ to, subject, text }))

/** The address in the last mail to somebody. */
async function linkTo(address: string): Promise<string> {
  const mail = (await mails()).filter(({ to }) => to === address).find(({ text }) => text.includes('/sign/'))
  return /(\/o\/lisiere\/sign\/[\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

async function codeTo(address: string): Promise<string> {
  const mail = (await mails()).find(({ to, subject }) => to === address && /^\d{6}/.test(subject))
  return mail?.subject.slice(0, 6) ?? ''
}

async function request(): Promise<{ first: string }> {
  await (await ana()).post(`${paper}/signatures`, asked)
  await settle()
  return { first: await linkTo('ana@lisiere.example') }
}

async function signAs(address: string, link: string, more: Record<string, string> = {}) {
  await guest.post(`${link}/code`)
  await settle()
  const code = await codeTo(address)
  return guest.post(link, { code, sign: 'M10 10L20 30', signTyped: '', consent: 'on', ...more })
}

test('the form proposes those whom the paper names, and one press sends it', async () => {
  const page = await (await (await ana()).get(`${paper}/signatures/new`)).text()
  for (const known of ['Ana Delmas', 'denis@lisiere.example']) expect(page).toContain(known)
  const person = await ana()
  expect((await person.post(`${paper}/signatures`, { ...asked, email2: '' })).status).toBe(422)
  expect((await person.post(`${paper}/signatures`, asked)).status).toBe(303)
  expect((await person.post(`${paper}/signatures`, asked)).status).toBe(303)
  expect((await person.post(`${paper}/signatures`, { ...asked, id: '01kaq2v7m8k3d5f6g7h8j9k0mp' })).status).toBe(422)
  expect(await one('select count(*) as n from signature_requests')).toEqual({ n: 1 })
})

test('two people sign in order; one final PDF proves it and is sent to both', async () => {
  const { first } = await request()
  expect(await linkTo('denis@lisiere.example')).toBe('')
  expect((await guest.get(first)).status).toBe(200)
  expect((await signAs('ana@lisiere.example', first)).status).toBe(303)
  await settle()
  const second = await linkTo('denis@lisiere.example')
  expect((await signAs('denis@lisiere.example', second, { sign: '', signTyped: 'Denis Guivarc’h' })).status).toBe(303)
  await settle()

  const sealed = await one('select sha256, kid from signature_seals')
  const stored = await env.FILES.get(keyOf('lisiere', String(sealed?.sha256)))
  const bytes = new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0))
  const published = readKeys(await (await guest.get('/.well-known/lisiere-signing-keys')).json())
  const verdict = await verifyPdf(bytes, published)
  expect(verdict).toMatchObject({ ok: true, facts: { number: 'CV-lisiere-2026-0001', signers: 2 } })
  const copies = (await mails()).filter(({ subject }) => subject.startsWith('Document signé'))
  expect(copies.map(({ to }) => to).sort()).toEqual(['ana@lisiere.example', 'denis@lisiere.example'])

  const served = await guest.get(`${second}/paper`)
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes)
  expect((await (await ana()).get(`${paper}/signatures/final`)).headers.get('Content-Type')).toBe('application/pdf')
  const seen = await (await guest.get('/o/lisiere/verify/convention-guivarch')).text()
  expect(seen).toContain(String(sealed?.sha256))
  expect(seen).not.toContain('Guivarc')

  const drop = async (file: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('file', new File([file], 'convention.pdf', { type: 'application/pdf' }))
    const sent = await app.fetch(
      new Request(`${env.ORIGIN}/verify`, { method: 'POST', body: form, headers: { 'Sec-Fetch-Site': 'same-origin' } }),
      env,
      { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as never,
    )
    return sent.text()
  }
  expect(await drop(bytes)).toContain('Ce document est intact')
  const altered = bytes.slice()
  altered[200] = (altered[200] ?? 0) ^ 1
  expect(await drop(altered)).toContain('a été modifié')
})

test('nobody signs before their turn, twice, or with a link that is not theirs', async () => {
  const { first } = await request()
  const early = first.replace(/[^/]+$/, (token) => `${token}x`)
  expect(await (await guest.get(early)).text()).toContain('ne sert plus')
  expect((await guest.get(first.replace('lisiere', 'miroir'))).status).toBe(200)
  expect(await (await guest.get(first.replace('lisiere', 'miroir'))).text()).toContain('ne sert plus')
  await signAs('ana@lisiere.example', first)
  expect((await guest.post(first, { code: '000000', sign: 'M1 1', consent: 'on' })).status).toBe(303)
  expect(await one('select count(*) as n from signatures')).toEqual({ n: 1 })
  expect(await (await guest.get(first)).text()).toContain('Votre signature est enregistrée')
})

test('consent and a signature are asked for, and what is no drawing is refused', async () => {
  const { first } = await request()
  const unsigned = await signAs('ana@lisiere.example', first, { sign: '', signTyped: '' })
  expect(unsigned.status).toBe(422)
  expect(await unsigned.text()).toContain('Tracez votre signature')
  const code = await codeTo('ana@lisiere.example')
  expect((await guest.post(first, { code, sign: 'M1 1L2 2' })).status).toBe(422)
  expect((await guest.post(first, { code, sign: 'M1 1"/><script>', consent: 'on' })).status).toBe(422)
  expect(await one('select count(*) as n from signatures')).toEqual({ n: 0 })
})

test('a code is guessed five times and no more, even all at once; a new one is asked for a moment later', async () => {
  const { first } = await request()
  await guest.post(`${first}/code`)
  await settle()
  const right = await codeTo('ana@lisiere.example')
  const wrong = (at: number) => String((Number(right) + at) % 1_000_000).padStart(6, '0')
  const guesses = Array.from({ length: 40 }, (_, at) => wrong(at + 1))
  await Promise.all(guesses.map((code) => guest.post(first, { code, sign: 'M1 1', consent: 'on' })))
  expect(await one('select attempts from signature_codes')).toEqual({ attempts: 5 })
  expect((await guest.post(first, { code: right, sign: 'M1 1', consent: 'on' })).status).toBe(422)
  expect(await one('select count(*) as n from signatures')).toEqual({ n: 0 })
  report('codes', `${guesses.length} guesses at once, 5 counted`)

  time.at += 60_000
  expect((await signAs('ana@lisiere.example', first)).status).toBe(303)
  expect(await one('select count(*) as n from signatures')).toEqual({ n: 1 })
})

test('a code is good for ten minutes', async () => {
  const { first } = await request()
  await guest.post(`${first}/code`)
  await settle()
  const code = await codeTo('ana@lisiere.example')
  time.at += 10 * 60_000
  expect((await guest.post(first, { code, sign: 'M1 1', consent: 'on' })).status).toBe(422)
})

test('the last signature given twenty times at once is one signature, one end and one final PDF', async () => {
  const { first } = await request()
  await signAs('ana@lisiere.example', first)
  await settle()
  const link = await linkTo('denis@lisiere.example')
  await guest.post(`${link}/code`)
  await settle()
  const code = await codeTo('denis@lisiere.example')
  await Promise.all(Array.from({ length: 20 }, () => guest.post(link, { code, sign: 'M1 1L5 5', consent: 'on' })))
  const { results } = await env.SHARD_1.prepare("SELECT * FROM outbox WHERE handler = 'sealPaper'").all<{
    event_id: string
  }>()
  const message = (eventId: string): JobMessage => ({
    shard: 'SHARD_1',
    organisationId: 'lisiere',
    eventId,
    handler: 'sealPaper',
  })
  await Promise.all(
    results.flatMap(({ event_id }) =>
      [1, 2, 3].map(() => answer(bindings, ambient, message(event_id)).catch(() => {})),
    ),
  )
  await settle()
  const counts = await one(`select (select count(*) from signatures) as signatures,
    (select count(*) from signature_ends) as ends, (select count(*) from signature_seals) as seals`)
  report('last signatures', `20 at once, ${counts?.seals} final PDF`)
  expect(counts).toEqual({ signatures: 2, ends: 1, seals: 1 })
})

test('declining ends the request with its reason, and a new one may be asked for', async () => {
  const { first } = await request()
  expect((await guest.post(`${first}/refusal`, { reason: '' })).status).toBe(422)
  expect((await guest.post(`${first}/refusal`, { reason: 'Le prix est faux' })).status).toBe(200)
  expect(await one('select how, reason from signature_ends')).toEqual({ how: 'declined', reason: 'Le prix est faux' })
  expect(await (await guest.get(first)).text()).toContain('n’est plus à signer')
  const again = await (await ana()).post(`${paper}/signatures`, { ...asked, id: '01kaq2v7m8k3d5f6g7h8j9k0mq' })
  expect(again.status).toBe(303)
})

test('staff remind and cancel; a signer waits, is reminded, and past the day the request ends', async () => {
  const { first } = await request()
  const person = await ana()
  expect((await person.post(`${paper}/signatures/reminder`)).status).toBe(303)
  await settle()
  expect((await mails()).filter(({ text }) => text.includes('/sign/'))).toHaveLength(2)
  time.at = now + 3 * day
  await remindDue(bindings, ambient)
  await settle()
  expect((await mails()).filter(({ text }) => text.includes('/sign/'))).toHaveLength(3)
  time.at = now + 31 * day
  await remindDue(bindings, ambient)
  expect(await one('select how from signature_ends')).toEqual({ how: 'expired' })
  expect(await (await guest.get(first)).text()).toContain('ne sert plus')
})

test('a request cancelled signs nothing more, and a paper that is void is not sent to be signed', async () => {
  const { first } = await request()
  const person = await ana()
  expect((await person.post(`${paper}/signatures/cancellation`)).status).toBe(303)
  expect((await signAs('ana@lisiere.example', first)).status).toBe(422)
  await env.SHARD_1.prepare(
    "INSERT INTO paper_voids VALUES ('lisiere', 'convention-guivarch', 1, 'seed', 'Erreur')",
  ).run()
  expect((await person.post(`${paper}/signatures`, { ...asked, id: '01kaq2v7m8k3d5f6g7h8j9k0mr' })).status).toBe(422)
  await env.SHARD_1.prepare("DELETE FROM paper_voids WHERE paper_id = 'convention-guivarch'").run()
})
