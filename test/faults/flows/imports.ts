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
      await place.write(
        "INSERT INTO chores (organisation_id, id, kind, subject_id, input, cursor, total, done, failed, at, by_id) VALUES ('lisiere', 'running', 'import_run', ?, '{}', '{}', 9, 1, 0, ?, 'id-odile')",
        id,
        place.now(),
      )
      await place.write("UPDATE imports SET policy = 'skip', run_id = 'running' WHERE id = ?", id)
      return { odile, id }
    },
    act: (_, { odile, id }) => odile.post(`/imports/${id}/stop`),
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
