import type { Told } from './told.ts'

/** A form of the organisation's own site that stands for its survey. */
export const mappingsOf = (mine: { organisation_id: string }, own: (text: string) => string, now: number): Told[] => [
  [
    'survey_mappings',
    {
      ...mine,
      id: 'avis-du-site',
      source_id: 'site',
      form_id: 'avis',
      form_name: own('Avis du site'),
      survey_id: 'a-chaud',
      fields: JSON.stringify([{ ref: 'note', title: own('Votre note'), target: 'satisfait' }]),
      version: 1,
      at: now,
      by_id: 'seed',
    },
  ],
]
