import type { Question, SurveyContent } from './content.ts'

/** How the ready sets are written: French, English, and what is not as usual. */
export function question(
  id: string,
  kind: Question['kind'],
  fr: string,
  en: string,
  more: Partial<Omit<Question, 'id' | 'kind' | 'text'>> = {},
): Question {
  return {
    id,
    kind,
    text: { fr, en },
    help: { fr: '', en: '' },
    required: false,
    options: [],
    rows: [],
    repeat: 'once',
    measure: '',
    when: null,
    alertAt: null,
    ...more,
  }
}

/** « Oui | Yes », one a line. */
export const lines = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [fr = '', en = ''] = pair.split(' | ')
    return { fr, en }
  })

export const content = (intro: string, questions: readonly Question[]): SurveyContent => ({
  intro: lines(intro)[0] ?? { fr: '', en: '' },
  thanks: { fr: 'Merci. Votre réponse est bien arrivée.', en: 'Thank you. Your answer has arrived.' },
  questions: [...questions],
})

/** Low enough, on a scale of 1 to 5, for somebody to look into it. */
export const low = { alertAt: 2 } as const
