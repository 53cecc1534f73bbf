import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'
import { emptyLogo, logo } from './pictures.ts'

const odile = (place: Place) => place.member('odile')

const anew = 'a logo sent twice is chosen twice'
const again = {
  notifications: anew,
  unread_notifications: anew,
  files: anew,
  file_variants: anew,
  file_refusals: anew,
  events: anew,
  receipts: anew,
}
const described = {
  name: 'Centre de la Lisière',
  legalForm: '',
  nda: '52440000144',
  address: '14 quai de la Fosse, 44000 Nantes',
  vatNumber: '',
  email: '',
  phone: '',
  website: '',
  legalMentions: '',
}

const ploermel = { number: '53560000099', region: 'Bretagne', fromDay: '2026-01-01', sites: 'nantes' }

export const settings: readonly Flow[] = [
  flow('add a declaration of activity', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/declarations', { ...ploermel, id: '01kaq2v7m8k3d5f6g7h8j9k0mn' }),
  }),
  flow('change a declaration of activity', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/declarations/morbihan', { ...ploermel, sites: 'vannes', version: '1' }),
  }),
  flow('remove a declaration of activity', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/declarations/morbihan/removal'),
  }),
  flow('describe the organisation', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/identity', { ...described, version: '1' }),
  }),
  flow('correct the SIRET', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/identity/siret', { siret: '732 829 320 00074', version: '1' }),
  }),
  flow('change the policy', {
    arrange: odile,
    act: (_, owner) =>
      owner.post('/settings/policy', {
        secondFactor: 'staff',
        language: 'fr',
        offered: ['fr', 'en'],
        timeZone: 'Indian/Reunion',
        version: '1',
      }),
  }),
  flow('turn features off', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/features', { api: 'on' }),
  }),
  flow('turn features on', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/features', {})
      return owner
    },
    act: (_, owner) => owner.post('/settings/features', { api: 'on', sso: 'on' }),
  }),
  flow('turn a feature on for an organisation', {
    arrange: odile,
    act: (_, operator) => operator.post('/platform/features/garonne', { feature: 'advice', turn: 'on', after: '' }),
  }),
  flow('turn a feature off for an organisation', {
    arrange: odile,
    act: (_, operator) => operator.post('/platform/features/lisiere', { feature: 'api', turn: 'off', after: '' }),
  }),
  flow('choose a colour', {
    arrange: odile,
    act: (_, owner) =>
      owner.post('/settings/look/colour', {
        colour: '#2a4d8f',
        picked: '#1f5c40',
        shown: '',
        proposal: '',
        version: '1',
      }),
  }),
  flow('send a logo', {
    arrange: async (place) => ({ owner: await odile(place), file: await logo() }),
    act: (_, { owner, file }) => owner.post('/settings/look/logo', { logo: file }),
    heavy: true,
    repeats: again,
    forgives: { event_payloads: 'the second comes after the first', counters: 'people are told of each' },
  }),
  flow('send a logo that cannot be read', {
    arrange: async (place) => ({ owner: await odile(place), file: await emptyLogo() }),
    act: (_, { owner, file }) => owner.post('/settings/look/logo', { logo: file }),
    heavy: true,
    repeats: again,
    forgives: { event_payloads: 'the second comes after the first', counters: 'people are told of each' },
  }),
  flow('remove the logo', {
    arrange: withLogo,
    act: (_, owner) => owner.post('/settings/look/logo/removal'),
  }),
  flow('bring the logo back', {
    async arrange(place) {
      const owner = await withLogo(place)
      const file = await place.value("SELECT logo_id FROM offices WHERE organisation_id = 'lisiere'")
      await owner.post('/settings/look/logo/removal')
      return { owner, file }
    },
    act: (_, { owner, file }) => owner.post('/settings/look/logo/restoration', { file }),
    repeats: { events: 'said twice, told twice', event_payloads: 'said twice, told twice' },
  }),
]

async function withLogo(place: Place) {
  const owner = await odile(place)
  await owner.post('/settings/look/logo', { logo: await logo() })
  await place.deliver()
  return owner
}
