import { type Flow, flow } from '#test/faults/flow.ts'
import type { Person, Place } from '#test/faults/place.ts'

const told = { '': 'an alert said twice is better than none' }
const form = {
  id: '01kay00000000000000000site',
  name: 'Site web',
  scopes: ['organisation:read', 'sites:read', 'sites:write'],
  days: '365',
}

const slow = 'whoever tries a key, a code or an address ten times waits'

export const keys: readonly Flow[] = [
  flow('make a key', {
    arrange: (place) => place.member('odile'),
    act: (_, owner) => owner.post('/settings/keys', form),
    forgives: { api_keys: 'its secret, never shown, is drawn again' },
  }),
  flow('revoke a key', {
    arrange: (place) => place.member('odile'),
    act: (_, owner) => owner.post('/settings/keys/agenda/revocation'),
    twice: told,
  }),
  flow('exchange a key for a token', {
    wary: slow,
    arrange: withKey,
    act: (_, { program, key }) => exchange(program, key),
    repeats: { api_refreshes: 'an answer that was lost is asked for again, and begins another family' },
  }),
  flow('go on with a refresh token', {
    wary: slow,
    arrange: withPair,
    act: (_, { program, pair }) => refresh(program, pair.refresh_token),
    twice: told,
    forgives: {
      api_refreshes: 'a token that comes twice may have been stolen: its family ends',
      events: 'and the history of the key says so',
      event_payloads: 'and the history of the key says so',
      receipts: 'and people are told',
      notifications: 'and people are told',
      unread_notifications: 'and people are told',
      counters: 'and people are told',
      sendings: 'and people are told',
      sending_texts: 'and people are told',
    },
  }),
  flow('use a refresh token again', {
    wary: slow,
    async arrange(place) {
      const held = await withPair(place)
      await refresh(held.program, held.pair.refresh_token)
      return held
    },
    twice: told,
    act: (_, { program, pair }) => refresh(program, pair.refresh_token),
  }),
]

async function withKey(place: Place) {
  const owner = await place.member('odile')
  const { text } = await owner.post('/settings/keys', form)
  const [, secret = ''] = /value="(lisiere_[\w-]+)"/.exec(text) ?? []
  return { program: place.stranger(), key: { client_id: `lisiere.${form.id}`, client_secret: secret } }
}

async function withPair(place: Place) {
  const { program, key } = await withKey(place)
  const { text } = await exchange(program, key)
  return { program, pair: JSON.parse(text) as { access_token: string; refresh_token: string } }
}

const exchange = (program: Person, key: Record<string, string>) =>
  program.send('/api/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', ...key }),
  })

const refresh = (program: Person, token: string) =>
  program.send('/api/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
  })
