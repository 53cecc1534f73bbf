import type { Answers } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  everything,
  type GroupRow,
  type Look,
  type SurveyRow,
  selectGroup,
  selectParent,
  selectRest,
  selectSurveyAsked,
} from '#db/surveys/results.ts'
import { mayLookAt, type Rest } from '#domain/surveys/small-numbers.ts'
import { NotThere } from '#http/refusals.ts'

/** The answers that are looked at, and whether enough people gave them. */
export type Group = {
  survey: SurveyRow
  look: Look & { name: string | null }
  /** Nothing when nobody was asked and nobody answered. */
  group: GroupRow | null
  whole: GroupRow | null
  isShown: boolean
}

/** All the answers have nothing around them, and only a session has a programme above it. */
export function groupReads(scope: Scope, id: string, look: Look) {
  const [part, child] = [Number(look.dimension !== 'all'), Number(look.dimension === 'session')]
  return [
    selectSurveyAsked(scope, id),
    selectGroup(scope, id, everything),
    selectGroup(scope, id, look, part),
    selectParent(scope, id, look, child),
    selectRest(scope, id, look, null, part),
    selectRest(scope, id, { dimension: 'programme', id: '' }, '', child),
  ] as const
}

export function groupFrom(
  { sites }: Pick<Scope, 'sites'>,
  look: Look,
  [[survey], [whole], [part], [parent], [rest], [parentRest]]: Answers<ReturnType<typeof groupReads>>,
): Group {
  const group = look.dimension === 'all' ? whole : part
  if (!survey || !isSeen(sites, look, group)) throw new NotThere()
  const above = parent && { group: parent, rest: parentRest ?? nothingHidden }
  return {
    survey,
    look: { ...look, name: group?.name ?? null },
    group: group ?? null,
    whole: whole ?? null,
    isShown: mayLookAt(
      {
        group: group ?? { id: '', answers: 0 },
        rest: rest ?? nothingHidden,
        whole: whole?.answers ?? 0,
        parent: above ?? null,
      },
      survey.smallestGroup,
    ),
  }
}

export const nothingHidden: Rest = { hidden: 0, least: null }

/** Who looks after some sites reads the answers of those, and of their sessions. */
function isSeen(sites: Scope['sites'], { dimension, id }: Look, group: GroupRow | undefined): boolean {
  if (sites === 'all') return dimension === 'all' || group !== undefined
  if (dimension === 'site') return sites.includes(id)
  return dimension === 'session' && group?.name != null
}
