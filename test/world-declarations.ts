import type { Told } from './told.ts'

/** From the new year, Vannes has its own declaration of activity. */
export const declarationsOf = (mine: { organisation_id: string }, now: number): readonly Told[] => [
  [
    'declarations',
    {
      ...mine,
      id: 'morbihan',
      number: '53560000056',
      region: 'Bretagne',
      from_day: '2027-01-01',
      version: 1,
      at: now,
    },
  ],
  ['declared_sites', { ...mine, site_id: 'vannes', declaration_id: 'morbihan' }],
]
