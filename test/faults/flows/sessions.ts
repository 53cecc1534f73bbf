import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const odile = (place: Place) => place.member('odile')

const after =
  (...done: readonly (readonly [path: string, fields: Record<string, string | readonly string[]>])[]) =>
  async (place: Place) => {
    const owner = await odile(place)
    for (const [path, fields] of done) await owner.post(path, fields)
    return owner
  }

const form = {
  ...{ title: 'Manager une équipe, Rezé', reference: 'S-2027-0001', site: 'nantes', modality: 'in_person' },
  ...{ space: 'erdre', place: '', remoteLink: '', seatsMin: '3', seatsWanted: '6', seatsMax: '8', goOn: '' },
  ...{ pricePerPerson: '980', pricePerGroup: '', owner: 'Ana', notes: '' },
}
const slot = {
  ...{ id, version: '0', day: '2027-02-01', from: '09:00', to: '12:30', minutes: '', title: '', space: '' },
  ...{ remoteLink: '', trainers: 'bruno', accepted: '' },
}
const plan = {
  ...{ id, first: '2027-03-01', days: '2', weekdays: ['1', '2', '3', '4', '5'], morning: 'on', afternoon: 'on' },
  ...{ morningFrom: '09:00', morningTo: '12:30', afternoonFrom: '13:30', afternoonTo: '17:00', space: '' },
  ...{ remoteLink: '', trainers: 'bruno', accepted: '' },
}
const cost = { id, version: '0', label: 'Formateur', planned: '1200', spent: '' }
const loire = { id, name: 'Salle Loire', site: 'nantes', capacity: '14', equipment: '' }
const cancel = { reason: 'Neige', tell: 'on' }
const postpone = { id, first: '2027-05-03', reason: 'Salle indisponible', tell: 'on', accepted: '' }
const duplicate = { id, reference: 'S-2027-0002', first: '2027-06-07', trainers: 'on', space: 'on', accepted: '' }
const split = { id, reference: 'S-2027-0003', enrolments: ['lea-encours'] }

const doubt = 'dates told twice do less harm than dates never told'
const cancelled = { Annulée: doubt }
const moved = { 'Nouvelles dates': doubt }

export const sessions: readonly Flow[] = [
  flow('open a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions', { ...form, id, programme: 'manager' }),
  }),
  flow('change a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir', { ...form, version: '1' }),
  }),
  flow('confirm a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/decision', { decision: 'go', reason: '' }),
  }),
  flow('go back on a decision', {
    arrange: after(['/sessions/avenir/decision', { decision: 'go', reason: '' }]),
    act: (_, owner) => owner.post('/sessions/avenir/decision/removal'),
  }),
  flow('note what a session costs', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/costs', cost),
  }),
  flow('note what a session has cost', {
    arrange: after(['/sessions/avenir/costs', cost]),
    act: (_, owner) => owner.post('/sessions/avenir/costs', { ...cost, version: '1', spent: '1100' }),
  }),
  flow('take an expense away', {
    arrange: after(['/sessions/avenir/costs', cost]),
    act: (_, owner) => owner.post('/sessions/avenir/costs/removal', { id, label: 'Formateur' }),
  }),
  flow('plan the slots of a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/slots/plan', plan),
  }),
  flow('add a slot', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/slots', slot),
  }),
  flow('move a slot', {
    arrange: odile,
    act: (_, owner) => owner.post('/slots/avenir-0', { ...slot, day: '2026-12-30', version: '1' }),
  }),
  flow('take a slot away', {
    arrange: odile,
    act: (_, owner) => owner.post('/slots/avenir-5/removal', { confirmed: 'people', tell: 'on' }),
    twice: moved,
  }),
  flow('cancel a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/cancellation', cancel),
    twice: cancelled,
  }),
  flow('bring a session back', {
    arrange: after(['/sessions/avenir/cancellation', { ...cancel, tell: '' }]),
    act: (_, owner) => owner.post('/sessions/avenir/reinstatement'),
    twice: moved,
  }),
  flow('postpone a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/postponement', postpone),
    twice: moved,
  }),
  flow('return to former dates', {
    arrange: after(['/sessions/avenir/postponement', { ...postpone, tell: '' }]),
    act: (_, owner) => owner.post('/sessions/avenir/former-dates'),
    twice: moved,
  }),
  flow('duplicate a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/avenir/duplicates', duplicate),
  }),
  flow('split a session', {
    arrange: odile,
    act: (_, owner) => owner.post('/sessions/encours/split', split),
  }),
  flow('reunite two sessions', {
    arrange: after(['/sessions/encours/split', split]),
    act: (_, owner) => owner.post(`/sessions/${id}/reunion`),
  }),
  flow('choose what conflicts do', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/conflicts', { policy: 'block', version: '0' }),
  }),
  flow('open a space', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/spaces', loire),
  }),
  flow('change a space', {
    arrange: odile,
    act: (_, owner) => {
      const { id: _id, ...fields } = loire
      return owner.post('/settings/spaces/erdre', { ...fields, version: '1' })
    },
  }),
  flow('close a space', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/spaces/erdre/closure', { reason: 'Travaux' }),
  }),
  flow('reopen a space', {
    arrange: after(['/settings/spaces/erdre/closure', { reason: 'Travaux' }]),
    act: (_, owner) => owner.post('/settings/spaces/erdre/reopening'),
  }),
]
