type Enrolment = {
  id: string
  personId: string
  sessionId: string
  state: string
  companyId: string | null
  price: number
  plannedMinutes: number
  how: string | null
  reason: string | null
}

type Terms = Pick<Enrolment, 'state' | 'companyId' | 'price' | 'plannedMinutes'>

/** One session where both are: which enrolment ends, and what the other was before it took over. */
export type Twin = {
  gone: string
  /** The one that goes was standing: it ends here. */
  ends: boolean
  kept: string
  /** The one that stays had ended, and stands again on the other's terms. */
  revived: { before: Terms; how: string; reason: string; terms: Terms } | null
}

/** What has passed from one to the other, so that it can go back. */
export type Moved = {
  name: string
  sortKey: string
  email: string
  siret: string
  /** Keys of the rows, by place. */
  places: Readonly<Record<string, readonly string[]>>
  twins: readonly Twin[]
}

export const readMoved = (text: string): Moved => JSON.parse(text) as Moved

type Person = { id: string; identityId: string | null; sortKey: string }

/** Whoever signs in stays; two who do cannot be one. */
export function refuseMerge(kept: Person, gone: Person): 'both_sign_in' | 'merge_itself' | 'merged_already' | null {
  if (kept.id === gone.id) return 'merge_itself'
  if (kept.sortKey === '' || gone.sortKey === '') return 'merged_already'
  return kept.identityId !== null && gone.identityId !== null ? 'both_sign_in' : null
}

/** The sessions where both are. One enrolment stays active, that of the person who stays; nothing is erased. */
export function twinsOf(enrolments: readonly Enrolment[], keptId: string): Twin[] {
  const kept = new Map(enrolments.filter(({ personId }) => personId === keptId).map((one) => [one.sessionId, one]))
  return enrolments
    .filter(({ personId }) => personId !== keptId)
    .flatMap((gone) => {
      const twin = kept.get(gone.sessionId)
      return twin ? [twinOf(gone, twin)] : []
    })
}

function twinOf(gone: Enrolment, kept: Enrolment): Twin {
  const ends = gone.how === null
  const revived =
    ends && kept.how !== null
      ? { before: termsOf(kept), how: kept.how, reason: kept.reason ?? '', terms: termsOf(gone) }
      : null
  return { gone: gone.id, ends, kept: kept.id, revived }
}

const termsOf = ({ state, companyId, price, plannedMinutes }: Enrolment): Terms => ({
  state,
  companyId,
  price,
  plannedMinutes,
})
