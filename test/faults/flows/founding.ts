import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const dunes = {
  organisationName: 'Atelier des Dunes',
  siret: '900 000 004 00011',
  nda: '',
  ndaPending: 'on',
  siteName: 'Saint-Nazaire',
  sitePostalCode: '44600',
  siteTown: 'Saint-Nazaire',
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: 'nora@dunes.example',
}
const asked = {
  sign_ups: 'asked for twice, one of the two is confirmed and the other forgotten',
  events: 'each time it is asked for',
  event_payloads: 'each time it is asked for',
  receipts: 'each time it is asked for',
  sendings: 'each time it is asked for',
  sending_texts: 'each time it is asked for',
  links: 'one for each that was asked for',
}

export const founding: readonly Flow[] = [
  flow('ask for an organisation', {
    arrange: async (place) => place.stranger(),
    act: (_, nora) => nora.post('/sign-up', dunes),
    wary: 'whoever asks ten times waits',
    repeats: asked,
    twice: { '': 'the last link sent is the good one, and it opens the same door' },
  }),
  flow('found an organisation', {
    async arrange(place: Place) {
      await place.stranger().post('/sign-up', dunes)
      await place.deliver()
      return { nora: place.stranger(), token: place.tokenTo(dunes.email) }
    },
    act: (_, { nora, token }) => nora.post('/sign-up/confirmation', { token, password: 'une dune au petit matin' }),
    heavy: true,
    forgives: {
      logins: 'who was not let in signs in with the password just chosen',
      'events "action":"signed_in': 'who was not let in signs in with the password just chosen',
      'event_payloads \\"factors\\":1': 'who was not let in signs in with the password just chosen',
    },
  }),
]
