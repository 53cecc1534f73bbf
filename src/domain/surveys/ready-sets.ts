import type { Said, SurveyContent } from './content.ts'
import { type Audience, purposes } from './purposes.ts'
import { company, funder, trainer } from './ready-others.ts'
import { before, cold3, cold6, during, hot } from './ready-trainee.ts'

export type ReadySet = { title: Said; audience: Audience; content: SurveyContent }

const ready = (purpose: keyof typeof purposes, fr: string, en: string, content: SurveyContent): ReadySet => ({
  title: { fr, en },
  audience: purposes[purpose],
  content,
})

/**
 * Surveys to begin from, by what they are for. Together they ask what people thought of it, what they learnt, what they
 * use, and what it changed.
 */
export const readySets = {
  before: ready('before', 'Avant la formation', 'Before the course', before),
  during: ready('during', 'En cours de formation', 'During the course', during),
  hot: ready('hot', 'À la fin de la formation', 'At the end of the course', hot),
  cold_3: ready('cold_3', 'Trois mois après', 'Three months later', cold3),
  cold_6: ready('cold_6', 'Six mois après', 'Six months later', cold6),
  trainer: ready('trainer', 'Avis du formateur', 'The trainer’s view', trainer),
  company: ready('company', 'Avis de l’entreprise', 'The company’s view', company),
  funder: ready('funder', 'Avis du financeur', 'The funder’s view', funder),
} as const satisfies Record<string, ReadySet>

export type ReadySetName = keyof typeof readySets
export const readySetNames = Object.keys(readySets) as [ReadySetName, ...ReadySetName[]]

/** With nothing in it: the questions are written by hand. */
export const emptyContent: SurveyContent = {
  intro: { fr: '', en: '' },
  thanks: { fr: '', en: '' },
  questions: [],
}
