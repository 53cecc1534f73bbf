import { hashRecoveryCode } from '#domain/identity/recovery.ts'
import { totpAt } from '#domain/identity/totp.ts'
import { seal } from '#edge/seal.ts'
import { authenticator } from '#test/authenticator.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

const again = {
  logins: 'each way in that was answered by silence leaves a login, which ends by itself',
  events: 'each way in is told',
  event_payloads: 'each way in is told',
}
const forgives = {
  passkeys: 'an authenticator counts every answer it gives',
  authenticators: 'another code stands for another half minute',
  links: 'each challenge is spent once',
  events: 'the browser is known the second time',
  event_payloads: 'the browser is known the second time',
}
const told = { '': 'about security, a word said twice is better than none' }
const spares = { links: 'each serves once, and the first used ends the others' }
const asked = {
  events: 'each time it is asked for',
  event_payloads: 'each time it is asked for',
  receipts: 'each time it is asked for',
  sendings: 'each time it is asked for',
  sending_texts: 'each time it is asked for',
}
const link = 'the last link sent is the good one, and it opens the same door'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const slow = 'whoever tries a key, a code or an address ten times waits'

export const waysIn: readonly Flow[] = [
  flow('sign in', {
    arrange: async (place) => place.stranger(),
    act: (_, person) => person.post('/sign-in', { email: emailOf('bruno'), password }),
    heavy: true,
    repeats: { ...again, ...asked },
    forgives,
    twice: told,
  }),
  flow('sign in with a second factor to give', {
    async arrange(place) {
      await protect(place)
      return place.stranger()
    },
    act: (_, person) => person.post('/sign-in', { email: emailOf('bruno'), password }),
    heavy: true,
    repeats: again,
  }),
  flow('give a second factor', {
    wary: slow,
    arrange: halfWay,
    act: async (place, person) => person.post('/sign-in/second-factor', { code: await codeAt(place) }),
    repeats: { ...again, ...asked },
    forgives,
    twice: told,
  }),
  flow('give a recovery code', {
    arrange: halfWay,
    act: (_, person) => person.post('/sign-in/second-factor', { recoveryCode: 'k3vd-9m2x-q7tb-w4hn' }),
    heavy: true,
    twice: told,
  }),
  flow('ask for a link', {
    wary: slow,
    arrange: async (place) => place.stranger(),
    act: (_, person) => person.post('/sign-in/link', { email: emailOf('bruno') }),
    repeats: asked,
    spares,
    twice: { '': link },
  }),
  flow('sign in by link', {
    arrange: (place) => linked(place, '/sign-in/link'),
    act: (_, { person, token }) => person.post('/sign-in/link/confirmation', { token }),
    twice: told,
  }),
  flow('ask for another password', {
    wary: slow,
    arrange: async (place) => place.stranger(),
    act: (_, person) => person.post('/password-reset', { email: emailOf('bruno') }),
    repeats: asked,
    spares,
    twice: { '': link },
  }),
  flow('choose another password by link', {
    arrange: (place) => linked(place, '/password-reset'),
    act: (_, { person, token }) =>
      person.post('/password-reset/confirmation', { token, password: 'un chêne devant la mairie' }),
    heavy: true,
    twice: told,
  }),
  flow('ask to enter with a passkey', {
    arrange: async (place) => place.stranger(),
    act: (_, person) => person.post('/sign-in/passkey/options'),
    writes: 'nothing',
  }),
  flow('sign in with a passkey', {
    async arrange(place) {
      const owner = await place.member('bruno')
      const device = await authenticator({ origin: place.env.ORIGIN })
      const made = JSON.parse((await owner.post('/account/security/passkeys/options')).text)
      const answer = JSON.stringify(await device.register(made))
      await owner.post('/account/security/passkeys', { name: 'Téléphone', response: answer })
      return { person: place.stranger(), device }
    },
    async act(place, { person, device }) {
      const options = JSON.parse((await person.post('/sign-in/passkey/options')).text)
      return person.post('/sign-in/passkey', {
        response: JSON.stringify(await device.sign(options, { counter: Math.floor(place.now() / 1000) % 1_000_000 })),
      })
    },
    repeats: { ...again, ...asked },
    forgives,
    twice: told,
  }),
  flow('prove it again', {
    arrange: (place) => place.member('bruno'),
    act: (_, person) => person.post('/sign-in/proof', { password, next: '/account' }),
    heavy: true,
    repeats: again,
  }),
]

async function protect(place: Place): Promise<void> {
  const id = identityOf('bruno')
  const sealed = await seal(place.env.SECRET, 'authenticator', id, secret)
  await place.write('INSERT INTO authenticators VALUES (?, ?, 0, 1, 1)', id, sealed)
  const hash = await hashRecoveryCode(id, 'k3vd-9m2x-q7tb-w4hn')
  await place.write('INSERT INTO recovery_codes VALUES (?, ?, 1)', id, hash)
}

async function halfWay(place: Place) {
  await protect(place)
  const person = place.stranger()
  await person.post('/sign-in', { email: emailOf('bruno'), password })
  return person
}

const codeAt = (place: Place) => totpAt(secret, Math.floor(place.now() / 30_000))

async function linked(place: Place, path: string) {
  await place.stranger().post(path, { email: emailOf('bruno') })
  await place.deliver()
  return { person: place.stranger(), token: place.tokenTo(emailOf('bruno')) }
}
