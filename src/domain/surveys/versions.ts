import type { Question, SurveyContent } from './content.ts'

/** What one version does otherwise than the one before it. */
export type VersionChange =
  | { what: 'added' | 'removed' | 'kind' | 'settings' | 'moved'; question: Question }
  | { what: 'reworded'; question: Question; before: Question }
  | { what: 'around' }

/** Question by question: they keep their id from one version to the next. */
export function changesOf(before: SurveyContent, after: SurveyContent): VersionChange[] {
  const old = new Map(before.questions.map((question) => [question.id, question]))
  const kept = new Set(after.questions.map(({ id }) => id))
  const around = same([before.intro, before.thanks], [after.intro, after.thanks])
  return [
    ...after.questions.flatMap((question): VersionChange[] => {
      const was = old.get(question.id)
      return was ? changesIn(was, question) : [{ what: 'added', question }]
    }),
    ...movedIn(before.questions, after.questions),
    ...before.questions
      .filter(({ id }) => !kept.has(id))
      .map((question): VersionChange => ({ what: 'removed', question })),
    ...(around ? [] : [{ what: 'around' } as const]),
  ]
}

export const sameContent = (one: SurveyContent, other: SurveyContent): boolean => changesOf(one, other).length === 0

function changesIn(before: Question, question: Question): VersionChange[] {
  if (before.kind !== question.kind) return [{ what: 'kind', question }]
  if (!same(before.text, question.text)) return [{ what: 'reworded', question, before }]
  return same(before, question) ? [] : [{ what: 'settings', question }]
}

/** Those whose neighbour above, among the questions that stay, is no longer the same. */
function movedIn(before: readonly Question[], after: readonly Question[]): VersionChange[] {
  const stay = (all: readonly Question[], others: readonly Question[]) =>
    all.filter(({ id }) => others.some((other) => other.id === id))
  const [was, is] = [stay(before, after), stay(after, before)]
  if (was.every(({ id }, at) => is[at]?.id === id)) return []
  return is.filter(({ id }, at) => was[at]?.id !== id).map((question) => ({ what: 'moved', question }))
}

/** The order in which an object was written says nothing. */
const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
