import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { base64url } from 'jose'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  authenticationOptions,
  type RegisteredPasskey,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from '#edge/passkeys.ts'
import { readPasskeyAnswer } from '#edge/passkeys-answer.ts'

const expectedChallenge = base64url.encode('a challenge of thirty-two letters')
const rpId = 'localhost'
let script = ''
let server: Server
let origin = ''
let browser: Browser
let page: Page
let devices: CDPSession
let kept: RegisteredPasskey | null = null
let attributes = ''

beforeAll(async () => {
  const contents = `import { showPasskeys, watchPasskeys } from './passkeys.ts'; watchPasskeys(); showPasskeys()`
  const stdin = { contents, resolveDir: 'src/browser', loader: 'ts' as const }
  const built = await build({ stdin, bundle: true, format: 'iife', write: false })
  script = built.outputFiles[0]?.text ?? ''
  server = createServer((request, response) => void serve(request, response)).listen(0)
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

beforeEach(async () => {
  kept = null
  attributes = ''
  page = await browser.newPage()
  devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
})

it('registers a passkey, then signs in with it, without any name typed', async () => {
  await plugIn({ isUserVerified: true })
  await page.goto(origin)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByText('registered').waitFor()
  expect(kept).toMatchObject({ counter: expect.any(Number), transports: ['internal'] })

  await page.goto(origin)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('signed in').waitFor()
})

it('offers the passkey among what the field proposes', async () => {
  await plugIn({ isUserVerified: true })
  await page.goto(origin)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByText('registered').waitFor()

  attributes = 'data-conditional'
  await page.goto(origin)
  await page.getByText('signed in').waitFor()
})

it('says so calmly when the person is not recognised, and lets them try again', async () => {
  const { authenticatorId } = await plugIn({ isUserVerified: false })
  await page.goto(origin)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByRole('alert').getByText('It did not work.').waitFor()
  expect(kept).toBeNull()

  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByText('registered').waitFor()
})

it('says so when the house refuses to give options', async () => {
  await plugIn({ isUserVerified: true })
  await page.goto(`${origin}/?broken`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('It did not work.').waitFor()
})

it('shows no button where there are no passkeys', async () => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'))
  await page.goto(origin)
  expect(await page.getByRole('button').count()).toBe(0)
})

function plugIn({ isUserVerified }: { isUserVerified: boolean }) {
  return devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      automaticPresenceSimulation: true,
      isUserVerified,
    },
  })
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'",
  )
  const rp = { id: rpId, name: 'Lisière' }
  const user = { id: 'identity-of-ana', name: 'ana@lisiere.test', displayName: 'Ana' }
  const json = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  const html = (body: string) => response.setHeader('content-type', 'text/html; charset=utf-8').end(body)
  const expected = { expectedChallenge, origin, rpId }

  switch (`${request.method} ${request.url}`) {
    case 'GET /script.js':
      return void response.setHeader('content-type', 'text/javascript').end(script)
    case 'POST /register/options':
      return void json(registrationOptions({ challenge: expectedChallenge, rp, user, known: [] }))
    case 'POST /sign-in/options':
      return void json(authenticationOptions({ challenge: expectedChallenge, rpId }))
    case 'POST /register': {
      const answer = await answered(request)
      kept = answer && (await verifyRegistration({ ...expected, response: answer }))
      return void html(kept ? 'registered' : 'refused')
    }
    case 'POST /sign-in': {
      const answer = await answered(request)
      const credential = kept && { ...kept, id: kept.credentialId, userId: user.id }
      const proof = answer && credential && (await verifyAuthentication({ ...expected, response: answer, credential }))
      return void html(proof ? 'signed in' : 'refused')
    }
    case 'GET /':
      return void html(screen('/sign-in/options'))
    case 'GET /?broken':
      return void html(screen('/nowhere'))
    default:
      response.statusCode = 404
      return void response.end()
  }
}

async function answered(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return readPasskeyAnswer(new URLSearchParams(Buffer.concat(chunks).toString()).get('response') ?? '')
}

function screen(options: string): string {
  const failed = 'data-failed="It did not work."'
  return `<!doctype html><title>Passkeys</title>
    <form method="post" action="/sign-in"><input name="email" autocomplete="username webauthn"><input type="hidden" name="response">
      <button hidden data-passkey="sign-in" data-options="${options}" ${failed} ${attributes}>Sign in</button></form>
    <form method="post" action="/register"><input type="hidden" name="response">
      <button hidden data-passkey="register" data-options="/register/options" ${failed}>Register</button></form>
    <script src="/script.js"></script>`
}
