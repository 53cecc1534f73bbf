import { applicabilityOf, type Profile } from '#domain/quality/grid/applicability.ts'
import { type GridVersion, gridOn, type Indicator } from '#domain/quality/grid/version.ts'
import { actionCategories } from '#domain/quality/proofs/profile.ts'
import type { AuditInput, VerdictInput } from './audit.ts'

export type Point = { number: number; indicator: number; question: string }

type Scope = Pick<AuditInput, 'onDay' | 'auditType' | 'category' | 'grid' | 'indicators' | 'questions'>

const mostQuestions = 80

/** What an audit looks at: the indicators of its day that concern what is done here, or its own questions. */
export function pointsOf(
  { onDay, auditType, category, grid, indicators, questions }: Scope,
  profile: Profile,
  grids: readonly GridVersion[],
): { grid: string; points: readonly Point[] } {
  if (grid === 'own') return { grid: 'own', points: questionsOf(questions) }
  const applied = gridOn(grids, onDay)
  const categories = actionCategories.filter((one) => one === category)
  const seen = categories.length > 0 ? { ...profile, categories } : profile
  const { applicable } = applicabilityOf(applied, seen, auditType)
  const asked = indicators.length > 0 ? applicable.filter(({ number }) => indicators.includes(number)) : applicable
  return {
    grid: applied.id,
    points: asked.map(({ number, title }) => ({ number, indicator: number, question: title })),
  }
}

/** One question a line; one that begins with the number of an indicator is about it. */
function questionsOf(text: string): readonly Point[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter(Boolean)
    .slice(0, mostQuestions)
    .map((line, at) => {
      const [, indicator = '0', question = line] = /^(\d{1,2})\s*[.:)-]\s*(\S.*)$/.exec(line) ?? []
      return { number: at + 1, indicator: Number(indicator), question: question.slice(0, 400) }
    })
}

/** The indicator that a point is about, in the grid of its audit. */
export const indicatorOf = (
  grids: readonly GridVersion[],
  onDay: string,
  point: { indicator: number },
): Indicator | undefined => gridOn(grids, onDay).indicators.find(({ number }) => number === point.indicator)

/** Some indicators have no minor finding; what falls short is said. */
export function refuseVerdict(
  indicator: Pick<Indicator, 'grading'> | undefined,
  { verdict, comment }: Pick<VerdictInput, 'verdict' | 'comment'>,
): 'audit_major_only' | 'audit_comment_needed' | null {
  if (verdict === 'minor' && indicator?.grading === 'major') return 'audit_major_only'
  return (verdict === 'minor' || verdict === 'major') && comment === '' ? 'audit_comment_needed' : null
}
