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

export const people: readonly Flow[] = [
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
]
