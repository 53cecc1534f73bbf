import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { barriers, open, signIn } from './browser.ts'

type Call = { headers: IncomingHttpHeaders; body: string }

/** Another program on this machine: it answers what it is told to, and keeps what it is sent. */
let calls: Call[] = []
let answer = 200
let receiver: Server

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => {
      body += piece.toString()
    })
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      response.statusCode = answer
      response.end(`answered ${answer}`)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => receiver.once('listening', resolve))
})
afterAll(() => void receiver.close())

test('tells another program what happens: signed, sent again after an error, and no more once it is gone', async () => {
  const page = await owner()
  await page.goto(paths.destination.new)
  await page.fill('[name=name]', 'Agenda de la région')
  await page.fill('[name=address]', `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`)
  await page.check('[value="site.opened"]')
  await page.click('.submit .primary')
  const secret = await page.inputValue('[name=shownSecret]')
  const receiving = new Webhook(secret)
  await page.click('a:has-text("Revenir à Agenda")')
  await page.waitForSelector('#deliveries')
  const here = page.url()
  expect(await barriers(page)).toEqual([])

  await page.click('button:has-text("Envoyer un essai")')
  await until(() => calls.length === 1)
  expect(receiving.verify(calls[0]?.body ?? '', headersOf(calls[0]))).toMatchObject({ type: 'lisiere.ping' })
  await shows(page, here, '#deliveries .badge:has-text("Reçu")')

  calls = []
  answer = 500
  await page.click('button:has-text("Envoyer un essai")')
  await until(() => calls.length === 1)
  answer = 200
  await until(() => calls.length === 2)
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(calls.map((call) => receiving.verify(call.body, headersOf(call)))).toHaveLength(2)

  answer = 410
  await page.click('button:has-text("Envoyer un essai")')
  await until(() => calls.length === 3)
  await shows(page, here, '.alert:has-text("adresse disparue")')
  await page.context().close()
})

test('takes what another program signs, and shows it', async () => {
  const page = await owner()
  await page.goto(paths.source.new)
  await page.fill('[name=name]', 'Site vitrine')
  await page.click('.submit .primary')
  const address = await page.inputValue('[name=shownAddress]')
  const sending = new Webhook(await page.inputValue('[name=shownSecret]'))
  await page.click('a:has-text("Revenir à Site vitrine")')
  await page.waitForSelector('#incoming')
  const here = page.url()

  const send = async (body: string) => {
    const at = new Date()
    const headers = { 'webhook-id': 'msg_story', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) }
    const signature = sending.sign('msg_story', at, body)
    return (await fetch(address, { method: 'POST', body, headers: { ...headers, 'webhook-signature': signature } }))
      .status
  }
  // The directory follows the source within seconds: until then nobody is at that address.
  const body = JSON.stringify({ type: 'lisiere.ping', data: { id: 'essai', note: '<script>alert(1)</script>' } })
  await until(async () => (await send(body)) === 200)
  expect(await send(body)).toBe(200)
  await shows(page, here, '#incoming .badge:has-text("Traité")')
  expect(await page.locator('#incoming tbody tr').count()).toBe(1)
  await page.click('#incoming a:has-text("lisiere.ping")')
  await page.waitForSelector('#body pre:has-text("<script>alert(1)</script>")')
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

async function owner(): Promise<Page> {
  const page = await open()
  await signIn(page, 'odile', 'garonne')
  return page
}

const headersOf = (call: Call | undefined) => (call?.headers ?? {}) as Record<string, string>

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await happened()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('It did not happen in fifteen seconds.')
}

/** A job answers after the page does: the page is looked at again. */
async function shows(page: Page, address: string, selector: string): Promise<void> {
  await until(async () => {
    await page.goto(address)
    return (await page.locator(selector).count()) > 0
  })
}
