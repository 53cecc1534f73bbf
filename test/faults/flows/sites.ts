import { type Flow, flow } from '#test/faults/flow.ts'

const brest = { name: 'Brest', street: '', postalCode: '29200', town: 'Brest', phone: '', accessibility: '' }

export const sites: readonly Flow[] = [
  flow('open a site', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/sites', { ...brest, id: '01kaq2v7m8k3d5f6g7h8j9k0mn' }),
  }),
  flow('change a site', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/sites/nantes', { ...brest, version: '1' }),
  }),
  flow('close a site', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/sites/vannes/closure', { reason: 'Travaux' }),
  }),
  flow('reopen a site', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post('/settings/sites/vannes/closure', { reason: 'Travaux' })
      return odile
    },
    act: (_, odile) => odile.post('/settings/sites/vannes/reopening'),
  }),
]
