import type { LeaverPaper } from '#db/documents/leavers-papers.ts'
import type { AffectedPaper } from '#db/sessions/consequences.ts'
import { type Fate, fateOf } from '#domain/documents/fate.ts'
import { isPaperKind } from '#domain/documents/kinds.ts'
import { paths } from '#paths.ts'
import type { Consequence } from '#views/sessions/consequences.tsx'
import type { Speech } from '#words/words.ts'

/** What becomes of each paper that was issued, a kind a line: those that say the days first. */
export function papersIn(w: Speech, papers: readonly AffectedPaper[], change: 'moved' | 'cancelled'): Consequence[] {
  const { moves } = w.sessions
  if (papers.length === 0) return [{ icon: 'file-text', text: moves.noPaper }]
  return [...Map.groupBy(papers, ({ kind }) => kind)]
    .map(([kind, same]) => ({ kind, same, fate: fateOf(kind, change) }))
    .sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate))
    .map(({ kind, same, fate }) => lineOf(w, kind, same, fate))
}

/** What counts on somebody who leaves: their own papers go with them, the others are made again. */
export function leaverLines(w: Speech, papers: readonly LeaverPaper[]): Consequence[] {
  if (papers.length === 0) return [{ icon: 'file-text', text: w.sessions.moves.noPaperCounts }]
  const lines = (isOwn: boolean, fate: Met) =>
    [...Map.groupBy(papers, ({ kind }) => kind)].flatMap(([kind, same]) => {
      const some = same.filter(({ enrolmentId }) => (enrolmentId !== null) === isOwn)
      return some.length > 0 ? [lineOf(w, kind, some, fate)] : []
    })
  return [...lines(true, 'withdrawn'), ...lines(false, 'reissued')]
}

/** Or they go with the enrolment that they are about. */
type Met = Fate | 'withdrawn'

const order: readonly Fate[] = ['reissued', 'voided', 'kept']

function lineOf(w: Speech, kind: string, papers: readonly AffectedPaper[], fate: Met): Consequence {
  const { moves } = w.sessions
  const [first] = papers
  const title = isPaperKind(kind) ? w.papers.kinds[kind] : (first?.title ?? '')
  const numbers = papers.slice(0, named).map(({ number }) => number)
  const others = papers.length - numbers.length
  const signed = papers.filter(({ isSigned }) => isSigned === 1).length
  return {
    icon: fate === 'kept' ? 'file-text' : 'file-warning',
    tone: fate === 'kept' ? undefined : 'warn',
    text: moves.paperLine(title, numbers.join(', ') + (others > 0 ? moves.andOthers(others) : '')),
    context: [moves.fates[fate](papers.length), fate === 'kept' || signed === 0 ? '' : moves.signedOf(signed, fate)]
      .filter(Boolean)
      .join(' '),
    href: papers.length === 1 && first ? paths.papers.one(first.id) : undefined,
  }
}

const named = 3
