import * as fc from 'fast-check'
import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { type Authenticator, authenticator, type Knobs } from '../../test/authenticator.ts'
import { byMaker, bySelf } from '../../test/authenticator-attestation.ts'
import {
  authenticationOptions,
  type RegisteredPasskey,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from './passkeys.ts'
import { type PasskeyAnswer, readPasskeyAnswer } from './passkeys-answer.ts'

const rpId = 'lisiere.test'
const origin = 'https://lisiere.test'
const challenge = base64url.encode('a challenge bound to a cookie, 32')
const user = { id: 'identity-of-ana', name: 'ana@lisiere.test', displayName: 'Ana' }
const expected = { expectedChallenge: challenge, origin, rpId }
const es256 = { name: 'ECDSA', namedCurve: 'P-256' }
const otherKeys = (await crypto.subtle.generateKey(es256, true, ['sign', 'verify'])) as CryptoKeyPair

describe('registering a passkey', () => {
  it('keeps the public key of a verified person', async () => {
    const device = await authenticator({ origin })
    const passkey = await register(device)

    expect(passkey).toMatchObject({
      counter: 0,
      transports: ['internal', 'hybrid'],
      backedUp: true,
      aaguid: '00000000-0000-0000-0000-000000000000',
    })
    expect(passkey?.publicKey).toBeInstanceOf(Uint8Array)
    expect(passkey?.credentialId).toMatch(/^[\w-]{22}$/)
  })

  it('asks for a discoverable passkey, a verified person, no attestation, and none that is already known', () => {
    const options = creation([{ id: 'AAAA', transports: ['usb'] }])

    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(options.attestation).toBe('none')
    expect(options.excludeCredentials).toEqual([{ id: 'AAAA', type: 'public-key', transports: ['usb'] }])
    expect(options.challenge).toBe(challenge)
    expect(options.user.id).toBe(base64url.encode(user.id))
  })

  it.each<[string, Knobs]>([
    ['another site', { origin: 'https://lisiere.test.evil.example' }],
    ['a sub-domain', { origin: 'https://files.lisiere.test' }],
    ['plain http', { origin: 'http://lisiere.test' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['another challenge', { challenge: base64url.encode('an older challenge') }],
    ['a person who was not verified', { userVerified: false }],
    ['an answer made for signing in', { type: 'webauthn.get' }],
    ['an answer made inside a frame', { crossOrigin: true }],
    ['an envelope naming another passkey', { credentialId: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['an unknown attestation', { attestation: async () => ({ fmt: 'strange', statement: new Map() }) }],
    ['a certificate of its maker, however well made', { attestation: byMaker }],
    ['an attestation of itself signed with another key', { attestation: (signed) => bySelf(signed, otherKeys) }],
    ['an attestation of a TPM', { attestation: async () => ({ fmt: 'tpm', statement: new Map([['ver', '2.0']]) }) }],
  ])('refuses %s', async (_, knobs) => {
    const device = await authenticator({ origin })

    expect(await register(device, knobs)).toBeNull()
  })

  it('accepts a key vouching for itself, as some browsers let through', async () => {
    const device = await authenticator({ origin })

    expect(await register(device, { attestation: bySelf })).not.toBeNull()
  })

  it('refuses an assertion in place of a registration', async () => {
    const { device } = await registered()
    const assertion = reread(await device.sign(request()))

    expect(await verifyRegistration({ ...expected, response: assertion })).toBeNull()
  })
})

describe('signing in with a passkey', () => {
  it('accepts the registered key and gives the counter to keep', async () => {
    const { device, credential } = await registered()

    expect(await signIn(device, credential)).toEqual({ counter: 1 })
    expect(await signIn(device, { ...credential, counter: 1 })).toEqual({ counter: 2 })
  })

  it('accepts a synchronised passkey, whose counter stays at zero', async () => {
    const { device, credential } = await registered()

    expect(await signIn(device, credential, { counter: 0 })).toEqual({ counter: 0 })
  })

  it('names nobody in its options, unless asked to step up with a known passkey', () => {
    expect(request()).not.toHaveProperty('allowCredentials')
    expect(request([{ id: 'AAAA', transports: ['usb'] }]).allowCredentials).toEqual([
      { id: 'AAAA', type: 'public-key', transports: ['usb'] },
    ])
  })

  it.each<[string, Knobs]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['another challenge', { challenge: base64url.encode('an older challenge') }],
    ['a person who was not verified', { userVerified: false }],
    ['an answer made for registering', { type: 'webauthn.create' }],
    ['an answer made inside a frame', { crossOrigin: true }],
    ['a signature of another key', { otherKey: true }],
    ['the passkey of another person', { userHandle: 'identity-of-bruno' }],
    ['another passkey', { credentialId: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['a counter seen before', { counter: 7 }],
    ['a counter going back', { counter: 3 }],
    ['a counter back at zero', { counter: 0 }],
  ])('refuses %s', async (_, knobs) => {
    const { device, credential } = await registered()

    expect(await signIn(device, { ...credential, counter: 7 }, { counter: 8 })).toEqual({ counter: 8 })
    expect(await signIn(device, { ...credential, counter: 7 }, { counter: 8, ...knobs })).toBeNull()
  })

  it('refuses an answer with any one byte of its signed parts changed', async () => {
    const { device, credential } = await registered()
    const answer = await device.sign(request())

    const part = fc.constantFrom<('authenticatorData' | 'clientDataJSON' | 'signature')[]>(
      'authenticatorData',
      'clientDataJSON',
      'signature',
    )
    await fc.assert(
      fc.asyncProperty(part, fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, at, flip) => {
        const bytes = base64url.decode(answer.response[name])
        fc.pre(name !== 'signature' || !isFrame(bytes, at % bytes.length))
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip
        const changed = { ...answer, response: { ...answer.response, [name]: base64url.encode(bytes) } }

        expect(await verifyAuthentication({ ...expected, response: changed, credential })).toBeNull()
      }),
      { numRuns: runs(150) },
    )
  })
})

describe('junk', () => {
  const notBase64 = fc.string()
  const bytes = fc.uint8Array({ maxLength: 300 }).map((read) => base64url.encode(read))
  const clientData = fc.json().map((text) => base64url.encode(text))
  const field = fc.oneof(notBase64, bytes, clientData, fc.constant(''))
  const junkAnswer = fc.record({
    id: field,
    rawId: field,
    type: fc.constantFrom('public-key', 'password'),
    clientExtensionResults: fc.anything(),
    response: fc.record(
      {
        clientDataJSON: field,
        attestationObject: field,
        authenticatorData: field,
        signature: field,
        userHandle: field,
      },
      { requiredKeys: ['clientDataJSON'] },
    ),
  })

  it('is read as no answer, never as an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          junkAnswer.map((answer) => JSON.stringify(answer)),
        ),
        (text) => {
          const answer = readPasskeyAnswer(text)
          expect(answer === null || typeof answer.id === 'string').toBe(true)
        },
      ),
      { numRuns: runs(1000) },
    )
    expect(readPasskeyAnswer(`{"id":"${'A'.repeat(20_000)}"}`)).toBeNull()
  })

  it('is refused, never thrown back, even past the reader', async () => {
    const { credential } = await registered()

    await fc.assert(
      fc.asyncProperty(junkAnswer, async (junk) => {
        const response = { ...junk, id: credential.id, rawId: credential.id } as unknown as PasskeyAnswer

        expect(await verifyRegistration({ ...expected, response })).toBeNull()
        expect(await verifyAuthentication({ ...expected, response, credential })).toBeNull()
      }),
      { numRuns: runs(300) },
    )
  })

  it('in the middle of a true registration is refused or changes nothing signed', async () => {
    const device = await authenticator({ origin })
    const answer = await device.register(creation())

    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const object = base64url.decode(answer.response.attestationObject)
        object[at % object.length] = (object[at % object.length] ?? 0) ^ flip
        const changed = { ...answer, response: { ...answer.response, attestationObject: base64url.encode(object) } }
        const made = await verifyRegistration({ ...expected, response: changed })

        expect(made === null || made.credentialId === answer.id).toBe(true)
      }),
      { numRuns: runs(300) },
    )
  })
})

function creation(known: { id: string; transports: string[] }[] = []) {
  return registrationOptions({ challenge, rp: { id: rpId, name: 'Lisière' }, user, known })
}

function request(allow?: { id: string; transports: string[] }[]) {
  return authenticationOptions({ challenge, rpId, ...(allow ? { allow } : {}) })
}

async function register(device: Authenticator, knobs?: Knobs): Promise<RegisteredPasskey | null> {
  return verifyRegistration({ ...expected, response: reread(await device.register(creation(), knobs)) })
}

async function registered() {
  const device = await authenticator({ origin })
  const passkey = await register(device)
  if (!passkey) throw new Error('the registration was refused')

  const { credentialId: id, publicKey, counter } = passkey
  return { device, credential: { id, publicKey, counter, userId: user.id } }
}

async function signIn(
  device: Authenticator,
  credential: Parameters<typeof verifyAuthentication>[0]['credential'],
  knobs?: Knobs,
) {
  return verifyAuthentication({ ...expected, response: reread(await device.sign(request(), knobs)), credential })
}

/** As it comes through the hidden field of a form. */
function reread(answer: PasskeyAnswer): PasskeyAnswer {
  const read = readPasskeyAnswer(JSON.stringify(answer))
  if (!read) throw new Error('the answer could not be read')
  return read
}

/** The tags and lengths around the two numbers of a signature: another spelling of the same numbers is the same signature. */
function isFrame(signature: Uint8Array, at: number): boolean {
  const second = 4 + (signature[3] ?? 0)
  return at < 4 || at === second || at === second + 1
}
