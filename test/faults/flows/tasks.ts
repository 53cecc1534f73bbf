import { type Flow, flow } from '#test/faults/flow.ts'

const written = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  title: 'Réserver le traiteur',
  dueOn: '2026-12-20',
  worker: 'Ana Delmas',
}
const model = { title: 'Commander les livrets', days: '20', side: 'before_start', unit: 'working_days', version: '1' }
const ownModel = '01kaq2v7m8k3d5f6g7h8j9k0mp'

export const tasks: readonly Flow[] = [
  flow('write a task', {
    arrange: (place) => place.member('ana'),
    act: (_, ana) => ana.post('/sessions/avenir/tasks', written),
  }),
  flow('change a task', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/sessions/avenir/tasks', written)
      return ana
    },
    act: (_, ana) => ana.post(`/sessions/tasks/${written.id}`, { dueOn: '2026-12-21', worker: '', version: '1' }),
  }),
  flow('close a task', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/sessions/avenir/tasks', written)
      return ana
    },
    act: (_, ana) => ana.post(`/sessions/tasks/${written.id}/closure`, { word: 'Fait' }),
  }),
  flow('reopen a task', {
    async arrange(place) {
      const ana = await place.member('ana')
      await ana.post('/sessions/avenir/tasks', written)
      await ana.post(`/sessions/tasks/${written.id}/closure`, { word: 'Fait' })
      return ana
    },
    act: (_, ana) => ana.post(`/sessions/tasks/${written.id}/reopening`),
  }),
  flow('make the rounds of sessions', { act: (place) => place.errand('rounds') }),
  flow('add a step to every session', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/tasks', { ...model, id: ownModel }),
  }),
  flow('change a step of every session', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/tasks/check', model),
  }),
  flow('remove a step of every session', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/tasks/survey/removal', { version: '1' }),
  }),
  flow('restore the steps of every session', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post('/settings/tasks/survey/removal', { version: '1' })
      return odile
    },
    act: (_, odile) => odile.post('/settings/tasks/restoration', { version: '2' }),
  }),
]
