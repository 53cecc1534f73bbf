import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const odile = (place: Place) => place.member('odile')

const after =
  (path: string, fields = {}) =>
  async (place: Place) => {
    const owner = await odile(place)
    await owner.post(path, fields)
    return owner
  }

const nora = {
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: 'nora@dunes.example',
  role: 'trainer',
  sites: ['nantes'],
}
const grant = { permission: 'events.read', site: 'nantes' }
const again = { events: 'said twice, told twice', event_payloads: 'said twice, told twice' }
const link = 'the last link sent is the good one, and it opens the same door'

export const members: readonly Flow[] = [
  flow('give a hat', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/ana/hats', { role: 'trainer', sites: ['nantes'] }),
  }),
  flow('change the sites of a hat', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/hats/ana', { sites: ['nantes', 'vannes'] }),
    repeats: again,
  }),
  flow('take a hat', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/hats/ana/removal'),
  }),
  flow('take one hat of two', {
    arrange: after('/settings/members/ana/hats', { role: 'trainer', sites: ['nantes'] }),
    act: (_, owner) => owner.post('/settings/members/hats/ana/removal'),
  }),
  flow('give a permission', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/ana/grants', grant),
  }),
  flow('take a permission', {
    arrange: after('/settings/members/ana/grants', grant),
    act: (_, owner) => owner.post('/settings/members/ana/grants/removal', grant),
  }),
  flow('suspend somebody', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/bruno/suspension', { reason: 'Congé' }),
  }),
  flow('let somebody come back', {
    arrange: after('/settings/members/bruno/suspension', { reason: 'Congé' }),
    act: (_, owner) => owner.post('/settings/members/bruno/resumption'),
  }),
  flow('dismiss somebody', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/bruno/departure'),
  }),
  flow('invite somebody', {
    wary: 'whoever does it ten times waits',
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/invitations', nora),
    twice: { '': link },
  }),
  flow('invite several people', {
    wary: 'whoever does it ten times waits',
    arrange: odile,
    act: (_, owner) =>
      owner.post('/settings/members/invitations/several', {
        people: 'Nora Kerviel <nora@dunes.example>\nPaul Riou <paul@dunes.example>',
        role: 'trainer',
        sites: ['all'],
      }),
    twice: { '': link },
  }),
  flow('send an invitation again', {
    wary: 'whoever does it ten times waits',
    arrange: odile,
    act: (_, owner) => owner.post('/settings/members/invitations/marion/sending'),
    repeats: {
      ...again,
      receipts: 'sent each time it is asked for',
      sendings: 'sent each time it is asked for',
      sending_texts: 'sent each time it is asked for',
    },
    twice: { '': link },
  }),
  flow('revoke an invitation', {
    arrange: after('/settings/members/invitations/marion/sending'),
    act: (_, owner) => owner.post('/settings/members/invitations/marion/revocation'),
  }),
  flow('accept an invitation', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/members/invitations', nora)
      await place.deliver()
      return { guest: place.stranger(), token: place.tokenTo(nora.email) }
    },
    act: (_, { guest, token }) =>
      guest.post('/invitation', {
        token,
        givenName: 'Nora',
        familyName: 'Le Kerviel',
        password: 'une lanterne dans la brume',
      }),
    heavy: true,
    forgives: {
      logins: 'who was not let in signs in with the password just chosen',
      'events "action":"signed_in': 'who was not let in signs in with the password just chosen',
      'event_payloads \\"factors\\":1': 'who was not let in signs in with the password just chosen',
    },
  }),
  flow('put the first steps away', {
    arrange: odile,
    act: (_, owner) => owner.post('/desk/checklist/dismissal'),
  }),
  flow('bring the first steps back', {
    arrange: after('/desk/checklist/dismissal'),
    act: (_, owner) => owner.post('/desk/checklist/return'),
  }),
]
