import { type Flow, flow } from '#test/faults/flow.ts'

const secretary = {
  title: 'Organiser son secrétariat',
  actionType: 'AF',
  nsf: '324',
  hours: '14',
  days: '2',
  objective: ['Classer ses dossiers', 'Tenir un agenda partagé'],
  objectiveProof: ['Exercice', ''],
  pricePerPerson: '640',
}

const path = { title: 'Devenir manager', kind: 'path', price: '1 500', level: ['rps', 'manager'] }

export const catalogue: readonly Flow[] = [
  flow('write a programme', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue', { ...secretary, isPublic: 'on', id: '01kaq2v7m8k3d5f6g7h8j9k0mn' }),
  }),
  flow('change a programme', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/rps', { ...secretary, version: '1' }),
  }),
  flow('go back to an earlier version of a programme', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/catalogue/rps', { ...secretary, version: '1' })
      return ana
    },
    act: (_, ana) => ana.post('/catalogue/rps/reversion', { to: 'rps-1', version: '2' }),
  }),
  flow('copy a programme', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/rps/copy', { id: '01kaq2v7m8k3d5f6g7h8j9k0ms' }),
  }),
  flow('archive a programme', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/rps/archive', { reason: 'Plus demandé' }),
  }),
  flow('put a programme back on sale', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/catalogue/rps/archive', { reason: 'Plus demandé' })
      return ana
    },
    act: (_, ana) => ana.post('/catalogue/rps/return'),
  }),
  flow('import a programme', {
    async arrange(place) {
      const ana = await place.member('ana')
      const { text } = await ana.get('/catalogue/rps/programme.json')
      return { ana, text: text.replace('Prévenir', 'Éviter') }
    },
    act: (_, { ana, text }) => ana.post('/catalogue/import', { text, id: '01kaq2v7m8k3d5f6g7h8j9k0mr' }),
  }),
  flow('withdraw a qualification', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/rps/trainers/removal', { person: 'bruno' }),
  }),
  flow('qualify a trainer', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/catalogue/rps/trainers/removal', { person: 'bruno' })
      return ana
    },
    act: (_, ana) => ana.post('/catalogue/rps/trainers', { person: 'bruno' }),
  }),
  flow('compose a path', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/packs', { ...path, id: '01kaq2v7m8k3d5f6g7h8j9k0mt' }),
  }),
  flow('change a path', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/packs/parcours', { ...path, version: '1' }),
  }),
  flow('delete a path', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/catalogue/packs/parcours/removal', { version: '1' }),
  }),
]
