import { Webhook } from 'standardwebhooks'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const minutes = 60_000
const day = 24 * 60 * minutes
const odile = (place: Place) => place.member('odile')
const [sources, destinations] = ['/settings/webhooks/sources', '/settings/webhooks/destinations']
const [sourceId, destinationId] = ['01kaq2v7m8k3d5f6g7h8j9ksrc', '01kaq2v7m8k3d5f6g7h8j9kdst']
const source = { id: sourceId, name: 'Questionnaires', provider: 'standard', secret: '' }
const destination = {
  id: destinationId,
  name: 'Agenda',
  address: 'https://agenda.lisiere.fr/hooks',
  kinds: ['site.opened', 'site.closed'],
}
const asked = 'asked for twice, done twice'
const again = { events: asked, event_payloads: asked, receipts: asked }
const drawn = { hook_sources: 'its secret is drawn again', hook_endpoints: 'its secret is drawn again' }

export const webhooks: readonly Flow[] = [
  flow('add a source', {
    arrange: odile,
    act: (_, owner) => owner.post(sources, source),
    forgives: drawn,
  }),
  flow('change the secret of a source', {
    arrange: withSource,
    act: (_, { owner }) => owner.post(`${sources}/${sourceId}/secret`, { secret: '' }),
    repeats: again,
    forgives: drawn,
  }),
  flow('remove a source', {
    arrange: withSource,
    act: (_, { owner }) => owner.post(`${sources}/${sourceId}/removal`),
  }),
  flow('receive what a source sends', {
    arrange: withSource,
    act: (place, { endpoint, secret }) => ping(place, endpoint, secret),
    forgives: { incoming: 'it was signed again, at another hour' },
  }),
  flow('replay what was received', {
    async arrange(place) {
      const { owner, endpoint, secret } = await withSource(place)
      await ping(place, endpoint, secret, 'something.unknown')
      await place.deliver()
      return {
        owner,
        id: await place.value("SELECT id FROM incoming WHERE organisation_id = 'lisiere' AND id <> 'ping'"),
      }
    },
    act: (_, { owner, id }) => owner.post(`/settings/webhooks/incoming/${id}/replay`),
    repeats: again,
  }),
  flow('add a destination', {
    arrange: odile,
    act: (_, owner) => owner.post(destinations, destination),
    forgives: { subscriptions: 'its secret is drawn again' },
  }),
  flow('change a destination', {
    arrange: withDestination,
    act: (_, owner) =>
      owner.post(`${destinations}/${destinationId}`, { ...without(destination), name: 'Calendrier', version: '1' }),
  }),
  flow('change the secret of a destination', {
    arrange: withDestination,
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/secret`),
    repeats: again,
    forgives: { subscriptions: 'its secret is drawn again' },
  }),
  flow('try a destination', {
    arrange: withDestination,
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/trial`),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
    repeats: again,
    forgives: { counters: asked },
    again: [destination.address],
  }),
  flow('pause a destination', {
    arrange: withDestination,
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/pause`),
  }),
  flow('resume a destination', {
    async arrange(place) {
      const owner = await withDestination(place)
      await owner.post(`${destinations}/${destinationId}/pause`)
      return owner
    },
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/resumption`),
  }),
  flow('remove a destination', {
    arrange: withDestination,
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/removal`),
  }),
  flow('tell a destination that a site has opened', {
    arrange: withDestination,
    act: (_, owner) => owner.post('/settings/sites', brest),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
  }),
  flow('tell a destination that is gone', {
    async arrange(place) {
      const owner = await withDestination(place)
      place.outside(async () => new Response(null, { status: 410 }))
      return owner
    },
    twice: { '': 'an alert said twice is better than none' },
    act: (_, owner) => owner.post('/settings/sites', brest),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
  }),
  flow('replay one delivery', {
    async arrange(place) {
      const owner = await failing(place)
      return { owner, id: await place.value('SELECT id FROM deliveries WHERE subscription_id = ?', destinationId) }
    },
    act: (_, { owner, id }) => owner.post(`/settings/webhooks/deliveries/${id}/replay`),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
    repeats: again,
  }),
  flow('replay every delivery', {
    arrange: failing,
    act: (_, owner) => owner.post(`${destinations}/${destinationId}/replay`),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
    repeats: again,
  }),
  flow('forget what has told what it had to', {
    async arrange(place) {
      const { endpoint, secret } = await withSource(place)
      await ping(place, endpoint, secret)
      await place.deliver()
      place.later(800 * day)
    },
    act: (place) => place.errand('old'),
  }),
  flow('wake the senders', {
    async arrange(place) {
      await failing(place, 500)
      place.later(10 * minutes)
    },
    act: (place) => place.errand('deliveries'),
    loose: { deliveries: 'each attempt is counted', delivery_attempts: 'each attempt is shown' },
  }),
]

const brest = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  name: 'Brest',
  street: '',
  postalCode: '29200',
  town: 'Brest',
  phone: '',
  accessibility: '',
}

const without = ({ id: _, ...rest }: typeof destination) => rest

async function withSource(place: Place) {
  const owner = await odile(place)
  const { text } = await owner.post(sources, source)
  const [, secret = ''] = /(whsec_[\w+/=]+)/.exec(text) ?? []
  await place.deliver()
  const endpoint = await place.value('SELECT endpoint FROM hook_sources WHERE id = ?', sourceId)
  return { owner, endpoint, secret }
}

function ping(place: Place, endpoint: string, secret: string, type = 'lisiere.ping') {
  const body = JSON.stringify({
    type,
    timestamp: new Date(place.now()).toISOString(),
    data: { id: 'one' },
  })
  const at = new Date(place.now())
  return place.stranger().send(`/hooks/standard/${endpoint}`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': 'msg_one',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_one', at, body),
    },
  })
}

async function withDestination(place: Place) {
  place.outside(async () => new Response('ok'))
  const owner = await odile(place)
  await owner.post(destinations, destination)
  return owner
}

/** Something was told, and refused for good; from now on it is listened to. */
async function failing(place: Place, status = 410) {
  const owner = await withDestination(place)
  place.outside(async () => new Response(null, { status }))
  await owner.post('/settings/sites', brest)
  await place.deliver()
  if (status === 410) await owner.post(`${destinations}/${destinationId}/resumption`)
  place.outside(async () => new Response('ok'))
  return owner
}
