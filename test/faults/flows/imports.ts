import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const owner = (place: Place) => place.member('odile')
const list = [
  'Nom;Prénom;E-mail;Entreprise',
  'Rio;Anouk;anouk@liste.example;Chantier Rio',
  'Sans;;;',
  'Bel;Yann;;',
].join('\n')
const file = () => new File([list], 'liste.csv')
const another = 'a list sent twice is two lists'

export const imports: readonly Flow[] = [
  flow('bring a list', {
    arrange: owner,
    act: (_, odile) => odile.post('/imports', { kind: 'people', session: '', file: file() }),
    repeats: { imports: another, events: another, event_payloads: another },
    keeps: another,
  }),
  flow('try a list', {
    arrange: brought,
    act: (_, { odile, id }) =>
      odile.post(`/imports/${id}/columns`, {
        column0: 'familyName',
        column1: 'givenName',
        column2: 'email',
        column3: 'company',
      }),
  }),
  flow('run an import', {
    arrange: tried,
    act: (_, { odile, id }) => odile.post(`/imports/${id}/run`, { policy: 'skip' }),
  }),
  flow('stop an import', {
    async arrange(place) {
      const { odile, id } = await tried(place)
      await odile.post(`/imports/${id}/run`, { policy: 'skip' })
      return { odile, id }
    },
    act: (_, { odile, id }) => odile.post(`/imports/${id}/stop`),
    loose: {
      persons: 'stopped sooner or later',
      companies: 'stopped sooner or later',
      employments: 'stopped sooner or later',
      import_marks: 'stopped sooner or later',
      chores: 'stopped sooner or later',
      chore_ends: 'stopped sooner or later',
      events: 'stopped sooner or later',
      event_payloads: 'stopped sooner or later',
      receipts: 'stopped sooner or later',
      notifications: 'stopped sooner or later',
      unread_notifications: 'stopped sooner or later',
    },
  }),
  flow('take an import back', {
    async arrange(place) {
      const { odile, id } = await tried(place)
      await odile.post(`/imports/${id}/run`, { policy: 'skip' })
      await place.deliver()
      return { odile, id }
    },
    act: (_, { odile, id }) => odile.post(`/imports/${id}/undo`),
  }),
]

async function brought(place: Place) {
  const odile = await owner(place)
  const { headers } = await odile.post('/imports', { kind: 'people', session: '', file: file() })
  return { odile, id: (headers.get('Location') ?? '').split('/').at(-1) ?? '' }
}

async function tried(place: Place) {
  const { odile, id } = await brought(place)
  await odile.post(`/imports/${id}/columns`, {
    column0: 'familyName',
    column1: 'givenName',
    column2: 'email',
    column3: 'company',
  })
  await place.deliver()
  return { odile, id }
}
