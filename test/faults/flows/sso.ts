import { type Flow, flow } from '#test/faults/flow.ts'
import type { Person, Place, Reply } from '#test/faults/place.ts'
import { hostileProvider } from '#test/hostile-provider.ts'

const issuer = 'https://identity.centre-lisiere-tests.eu'
const settings = { issuer, clientId: 'lisiere', clientSecret: 'a secret with & and %' }
const form = { name: 'Compte du Centre', ...settings, domain: 'lisiere.example' }

const told = { '': 'about security, a word said twice is better than none' }
const again = {
  logins: 'each way in that was answered by silence leaves a login, which ends by itself',
  events: 'each way in is told',
  event_payloads: 'each way in is told',
}

export const sso: readonly Flow[] = [
  flow('set the provider of sign-ins', {
    arrange: (place) => place.member('odile'),
    act: (_, owner) => owner.post('/settings/sso', form),
    repeats: { events: 'said twice, told twice', event_payloads: 'said twice, told twice' },
  }),
  flow('try the provider of sign-ins', {
    arrange: async (place) => (await withProvider(place)).owner,
    act: (_, owner) => owner.post('/settings/sso/test'),
    writes: 'nothing',
  }),
  flow('remove the provider of sign-ins', {
    arrange: async (place) => (await withProvider(place)).owner,
    act: (_, owner) => owner.post('/settings/sso/removal'),
  }),
  flow('leave for the provider', {
    async arrange(place) {
      await withProvider(place)
      return place.stranger()
    },
    act: (_, person) => person.post('/sign-in/sso', { email: 'bruno@lisiere.example' }),
    writes: 'nothing',
  }),
  flow('come back from the provider', {
    async arrange(place) {
      const { entrance, provider } = await withProvider(place)
      await place.write('INSERT INTO sso_links VALUES (?, ?, ?, ?)', issuer, 'sub-bruno', 'id-bruno', place.now())
      return { person: place.stranger(), entrance, provider }
    },
    act: (_, { person, entrance, provider }) => thereAndBack(person, entrance, provider),
    repeats: {
      ...again,
      receipts: 'each way in is told',
      sendings: 'each way in is told',
      sending_texts: 'each way in is told',
    },
    twice: told,
    forgives: {
      links: 'each way through the provider is spent once',
      events: 'the browser is known the second time',
      event_payloads: 'the browser is known the second time',
    },
  }),
  flow('link an account outside', {
    async arrange(place) {
      const { entrance, provider } = await withProvider(place)
      return { person: await place.member('bruno'), entrance, provider }
    },
    async act(_, { person, entrance, provider }) {
      const back = await thereAndBack(person, `${entrance}&link=yes`, provider)
      return back.status === 303 ? person.post('/account/sso') : back
    },
    twice: told,
  }),
  flow('unlink an account outside', {
    async arrange(place) {
      await withProvider(place)
      await place.write('INSERT INTO sso_links VALUES (?, ?, ?, ?)', issuer, 'sub-bruno', 'id-bruno', place.now())
      return place.member('bruno')
    },
    act: (_, person) => person.post('/account/sso/removal', { issuer, subject: 'sub-bruno' }),
    twice: told,
  }),
]

/** As a browser goes: to the provider, and back with its answer. */
async function thereAndBack(person: Person, entrance: string, provider: Provider): Promise<Reply> {
  const left = await person.get(entrance)
  const away = left.headers.get('Location')
  return away ? person.get(provider.visit(new URL(away)).href.replace(/^https?:\/\/[^/]+/, '')) : left
}

type Provider = Awaited<ReturnType<typeof hostileProvider>>

async function withProvider(place: Place) {
  const provider = await hostileProvider({ ...settings, now: place.now })
  provider.lie({ claims: { sub: 'sub-bruno', email: 'bruno@lisiere.example', email_verified: true, name: 'Bruno' } })
  place.outside(async (request) => {
    const body = request.method === 'POST' ? new TextDecoder().decode(await request.arrayBuffer()) : undefined
    return provider.fetch(request.url, { method: request.method, headers: request.headers, ...(body ? { body } : {}) })
  })
  const owner = await place.member('odile')
  await owner.post('/settings/sso', form)
  const id = await place.value("SELECT id FROM sso_providers WHERE organisation_id = 'lisiere'")
  return { owner, provider, entrance: `/sign-in/sso?provider=${id}` }
}
