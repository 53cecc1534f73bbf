import { totpAt } from '#domain/identity/totp.ts'
import { type Authenticator, authenticator } from '#test/authenticator.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Person, Place, Reply } from '#test/faults/place.ts'

const ana = (place: Place) => place.member('ana')
const link = 'the last link sent is the good one, and it opens the same door'
/** Said twice, the history says it twice. */
const said = { events: 'said twice, told twice', event_payloads: 'said twice, told twice' }
const again = {
  ...said,
  receipts: 'said twice, told twice',
  sendings: 'said twice, told twice',
  sending_texts: 'said twice, told twice',
}
const told = { '': 'about security, a word said twice is better than none' }
const newest = 'the last address asked for takes the place of the one before'
const [passkeys, app] = ['/account/security/passkeys', '/account/security/authenticator']

export const account: readonly Flow[] = [
  flow('change one’s profile', {
    arrange: ana,
    act: (_, person) => person.post('/account', { name: 'Ana D.', language: 'en', theme: 'dark', keys: 'on' }),
    repeats: again,
  }),
  flow('change one preference', {
    arrange: ana,
    act: (_, person) => person.post('/account/preferences', { theme: 'dark' }),
    repeats: again,
  }),
  flow('choose a language', {
    arrange: ana,
    act: (_, person) => person.post('/language', { language: 'en' }),
    repeats: said,
  }),
  flow('change office', {
    arrange: ana,
    act: (_, person) => person.post('/account/current', { organisation: 'garonne' }),
    writes: 'nothing',
  }),
  flow('ask for another address', {
    arrange: ana,
    act: (_, person) => person.post('/account/email', { email: 'ana@ailleurs.example' }),
    repeats: again,
    forgives: { events: newest, event_payloads: newest, receipts: newest, links: newest },
    spares: { links: newest },
    twice: { '': link },
  }),
  flow('confirm another address', {
    async arrange(place) {
      const person = await ana(place)
      await person.post('/account/email', { email: 'ana@ailleurs.example' })
      await place.deliver()
      return { person, token: /account\/email\/([\w.-]+)/.exec(place.mailTo('ana@ailleurs.example'))?.[1] ?? '' }
    },
    act: (_, { person, token }) => person.post(`/account/email/${token}`),
    twice: told,
  }),
  flow('change one’s password', {
    arrange: ana,
    act: (_, person) => person.post('/account/security/password', { password: 'un chêne devant la mairie' }),
    heavy: true,
    twice: told,
    repeats: again,
  }),
  flow('set a first password', {
    async arrange(place) {
      await place.write("DELETE FROM passwords WHERE identity_id = 'id-ana'")
      return ana(place)
    },
    act: (_, person) => person.post('/account/security/password', { password: 'un chêne devant la mairie' }),
    heavy: true,
    repeats: again,
    forgives: {
      events: 'the second time it is changed',
      event_payloads: 'the second time it is changed',
      receipts: 'the second time it is changed',
      sendings: 'the second time it is changed',
      sending_texts: 'the second time it is changed',
    },
    twice: told,
  }),
  flow('add a passkey', {
    arrange: async (place) => ({ person: await ana(place), device: await authenticator({ origin: place.env.ORIGIN }) }),
    act: (_, { person, device }) => register(person, device),
    repeats: again,
    twice: told,
  }),
  flow('ask for a passkey', {
    arrange: ana,
    act: (_, person) => person.post(`${passkeys}/options`),
    writes: 'nothing',
  }),
  flow('rename a passkey', {
    arrange: withPasskey,
    act: (_, { person, id }) => person.post(`${passkeys}/${id}`, { name: 'Tablette' }),
    repeats: again,
  }),
  flow('remove a passkey', {
    arrange: withPasskey,
    act: (_, { person, id }) => person.post(`${passkeys}/${id}/removal`),
    twice: told,
  }),
  flow('add an authenticator', {
    async arrange(place) {
      const person = await ana(place)
      return { person, ...(await enrolment(person)) }
    },
    act: async (place, { person, enrolment, secret }) =>
      person.post(app, { enrolment, code: await codeAt(place, secret) }),
    forgives: { authenticators: 'the code of that minute' },
    heavy: true,
    twice: told,
  }),
  flow('remove an authenticator', {
    arrange: withAuthenticator,
    act: (_, { person }) => person.post(`${app}/removal`),
    twice: told,
  }),
  flow('renew the recovery codes', {
    arrange: withAuthenticator,
    act: (_, { person }) => person.post('/account/security/recovery-codes'),
    heavy: true,
    twice: told,
    repeats: again,
  }),
  flow('end the other logins', {
    async arrange(place) {
      const person = await ana(place)
      await place.write(otherLogin)
      return person
    },
    act: (_, person) => person.post('/account/logins/revocation'),
    repeats: again,
  }),
  flow('end one login', {
    async arrange(place) {
      const person = await ana(place)
      await place.write(otherLogin)
      return person
    },
    act: (_, person) => person.post('/account/logins/other/revocation'),
  }),
  flow('sign out', {
    arrange: ana,
    act: (_, person) => person.post('/sign-out'),
  }),
  flow('delete one’s account', {
    arrange: ana,
    act: (_, person) => person.post('/account/departure', { sure: 'on' }),
    loose: {
      'events "action":"payloads_erased': 'words are erased by as many batches as it takes',
      'event_payloads "{\\"events': 'words are erased by as many batches as it takes',
      'receipts closeAccesses': 'whoever comes second finds nobody, and says so where the event is',
    },
  }),
]

const otherLogin = `INSERT INTO logins SELECT 'other', identity_id, at, seen_at, expires_at, proved_at, method, factors, address, device, within_id
  FROM logins WHERE identity_id = 'id-ana' LIMIT 1`

async function register(person: Person, device: Authenticator): Promise<Reply> {
  const asked = await person.post(`${passkeys}/options`)
  const response = JSON.stringify(await device.register(JSON.parse(asked.text)))
  return person.post(passkeys, { name: 'Téléphone', response })
}

async function withPasskey(place: Place) {
  const person = await ana(place)
  await register(person, await authenticator({ origin: place.env.ORIGIN }))
  return { person, id: await place.value("SELECT id FROM passkeys WHERE identity_id = 'id-ana'") }
}

/** What the page offers, and the code that proves it was read. */
async function enrolment(person: Person) {
  const { text } = await person.get(app)
  const [, sealed = ''] = /name="enrolment" value="([^"]+)"/.exec(text) ?? []
  const [, shown = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(text) ?? []
  return { enrolment: sealed, secret: shown.replaceAll(' ', '') }
}

const codeAt = (place: Place, secret: string) => totpAt(secret, Math.floor(place.now() / 30_000))

async function withAuthenticator(place: Place) {
  const person = await ana(place)
  const { enrolment: sealed, secret } = await enrolment(person)
  await person.post(app, { enrolment: sealed, code: await codeAt(place, secret) })
  return { person }
}
