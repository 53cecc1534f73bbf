import type { Speech } from '#words/words.ts'
import type { Results } from './results-load.ts'

/** Who was asked, who is counted, and how: with the results wherever they go. */
export function methodOf(w: Speech, { survey, group }: Results): string[] {
  const { format } = w
  const { method } = w.results
  const { asked = 0, answered = 0, silent = 0, answers = 0 } = group ?? {}
  return [
    asked > 0
      ? method.population(format.number(asked), format.number(answered), format.number(silent))
      : method.populationUnknown(format.number(answers)),
    ...(survey.smallestGroup > 1 ? [method.small(format.number(survey.smallestGroup))] : []),
    method.interval,
  ]
}
