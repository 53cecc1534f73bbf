import type { ActionCategory } from '#domain/quality/statement/facts.ts'
import type { AuditType } from './findings.ts'
import type { GridVersion, Indicator } from './version.ts'

/** What an organisation does, as far as the grid asks. */
export type Profile = {
  categories: readonly ActionCategory[]
  certifying: boolean
  alternating: boolean
  workplace: boolean
  subcontracting: boolean
  /** Works for other organisations and for nobody else, under written missions. */
  isOnlySubcontractor: boolean
  /** In its first year. */
  isNewEntrant?: boolean
  /** Those of its categories that have just begun. */
  newCategories?: readonly ActionCategory[]
  /** It held a recognised label at the end of 2018. */
  isRecognised?: boolean
}

export type Applicability = {
  /** As many as these categories may be asked at most. */
  maximum: number
  applicable: readonly Indicator[]
  notApplicable: readonly Indicator[]
  caseByCase: readonly Indicator[]
  byOwnRule: readonly Indicator[]
}

/** What is not applicable counts against nobody. The initial audit of who held a recognised label is lightened. */
export function applicabilityOf(grid: GridVersion, profile: Profile, type: AuditType): Applicability {
  const asked = grid.indicators.filter((indicator) => isAskedOf(indicator, profile))
  const isLightened = type === 'initial' && profile.isRecognised === true
  const applicable = isLightened ? asked.filter(isInLightenedAudit) : asked
  const subcontracted = (how: Indicator['subcontracted']) =>
    profile.isOnlySubcontractor ? applicable.filter((indicator) => indicator.subcontracted === how) : []
  return {
    maximum: grid.indicators.filter((indicator) => concerns(indicator, profile)).length,
    applicable,
    notApplicable: grid.indicators.filter((indicator) => !applicable.includes(indicator)),
    caseByCase: subcontracted('case_by_case'),
    byOwnRule: subcontracted('own_rule'),
  }
}

function isAskedOf(indicator: Indicator, profile: Profile): boolean {
  if (profile.isOnlySubcontractor && indicator.subcontracted === 'principal') return false
  return concerns(indicator, profile) && meets(indicator, profile)
}

const concerns = ({ categories }: Indicator, profile: Profile): boolean =>
  profile.categories.some((category) => categories.includes(category))

function meets({ condition, categories }: Indicator, profile: Profile): boolean {
  if (condition === null || profile[condition]) return true
  return profile.categories.some((category) => categories.includes(category) && isByNature(category, condition))
}

/** An apprentice is trained for a title, in turn at work and here; a validation leads to a certification. */
const isByNature = (category: ActionCategory, condition: Indicator['condition']): boolean =>
  (category === 'CFA' && condition !== 'subcontracting') || (category === 'VAE' && condition === 'certifying')

/** For who held a recognised label at the end of 2018: nine common indicators, and every specific one. */
const isInLightenedAudit = ({ number, categories }: Indicator): boolean =>
  categories.length < 4 || [1, 2, 11, 12, 22, 24, 25, 26, 32].includes(number)

/**
 * Less is asked of who has just begun: in the initial audit of a first year, or of an indicator which concerns, of all that
 * is done, nothing but what is new.
 */
export function isEasedFor(indicator: Indicator, profile: Profile, type: AuditType): boolean {
  const { categories, newCategories = [], isNewEntrant } = profile
  const concerned = categories.filter((category) => indicator.categories.includes(category))
  const isNew = concerned.length > 0 && concerned.every((category) => newCategories.includes(category))
  return indicator.isAdapted && (isNew || (type === 'initial' && isNewEntrant === true))
}

/** An adapted indicator asks for a process, and these two wait for the next audit. */
export const isSeenLater = ({ number, isAdapted }: Indicator): boolean => isAdapted && (number === 3 || number === 22)
