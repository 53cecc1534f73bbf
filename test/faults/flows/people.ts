import { type Flow, flow } from '#test/faults/flow.ts'

const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const ines = {
  givenName: 'Inès',
  familyName: 'Carpentier',
  email: 'ines@exemple.example',
  phone: '',
  bornOn: '1987-04-12',
  street: '',
  postalCode: '',
  town: '',
  job: '',
  category: 'employee',
}

const dunes = {
  name: 'Atelier des Dunes',
  siret: '90000000400011',
  naf: '',
  idcc: '1486',
  opco: '',
  vatNumber: '',
  street: '',
  postalCode: '44600',
  town: 'Saint-Nazaire',
  email: '',
  phone: '',
  representative: '',
}

const leftAgain = { events: 'a file asked for again leaves again', event_payloads: 'with what was asked' }

export const people: readonly Flow[] = [
  flow('export the list of people', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/people/exports', { format: 'csv', q: '' }),
    repeats: leftAgain,
  }),
  flow('export the list of companies', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies/exports', { format: 'xlsx', q: '' }),
    repeats: leftAgain,
  }),
  flow('add a company', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies', { ...dunes, id }),
  }),
  flow('change a company', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies/ouest', { ...dunes, version: '1' }),
  }),
  flow('confirm an operator', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies/ouest/opco'),
  }),
  flow('add a contact', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/companies/ouest/contacts', { givenName: 'Maëlle', familyName: 'Riou', email: '', title: 'Gérante' }),
    repeats: { events: 'said twice, told twice', event_payloads: 'said twice, told twice' },
  }),
  flow('remove a contact', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies/guivarch/contacts/removal', { person: 'denis' }),
  }),
  flow('add a funder', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/funders', { name: 'AKTO', kind: 'opco', siret: '', email: '' }),
  }),
  flow('change a funder', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/funders/mobilites', { name: 'Mobilités', kind: 'opco', siret: '', email: '', version: '1' }),
  }),
  flow('add a person', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/people', { ...ines, id, company: 'Ouest Logistique', title: '' }),
  }),
  flow('change a person', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/people/gael', { ...ines, version: '1' }),
  }),
  flow('note needs', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/people/gael/needs', { needs: 'Pauses', arrangements: '', version: '0' }),
  }),
  flow('read needs', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post('/people/gael/needs', { needs: 'Pauses', arrangements: '', version: '0' })
      return odile
    },
    act: (_, odile) => odile.post('/people/gael/needs/readings'),
    repeats: { events: 'each reading leaves a trace', event_payloads: 'each reading leaves a trace' },
  }),
  flow('give an employer', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) =>
      odile.post('/people/gael/employments', { company: 'Ouest Logistique', title: '', since: '', until: '' }),
  }),
  flow('end an employment', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/employments/lea-guivarch/end'),
  }),
  flow('merge two people', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/people/lea/merges', { other: 'malo', id }),
  }),
  flow('merge two companies', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/companies/guivarch/merges', { other: 'ouest', id }),
  }),
  flow('part two people', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post('/people/lea/merges', { other: 'malo', id })
      return odile
    },
    act: (_, odile) => odile.post(`/merges/${id}/reversal`),
  }),
  flow('part two companies', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post('/companies/guivarch/merges', { other: 'ouest', id })
      return odile
    },
    act: (_, odile) => odile.post(`/merges/${id}/reversal`),
  }),
]
