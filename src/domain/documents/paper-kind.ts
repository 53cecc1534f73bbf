import type { Name } from './names.ts'

/** Seen in the text itself, or known by heart: what is only remembered stays visibly provisional. */
export type Trust = 'seen' | 'memory'

/** Where what is missing is put right. */
export type Fix =
  | 'office'
  | 'mentions'
  | 'company'
  | 'person'
  | 'session'
  | 'slots'
  | 'programme'
  | 'enrolment'
  | 'asked'

/** A field that the law or the usage wants: what it `needs` has a value, and `says` is in the text. */
export type Field = {
  key: string
  source?: string
  trust: Trust
  needs?: readonly Name[]
  /** May be written when it is issued, and is no obstacle when it is not. */
  asks?: readonly Name[]
  says?: string
  fix: Fix
}

/** For whom one is made: the session, each company, each person who learns, each trainer, or the organisation itself. */
export type ForWhom = 'session' | 'company' | 'buyer' | 'enrolment' | 'trainer' | 'office'

export type PaperKind = {
  title: string
  /** Begins its numbers. */
  prefix: string
  whom: ForWhom
  legal: readonly string[]
  trust: Trust
  fields: readonly Field[]
  /** Only for some actions: AF, BC, VAE, CFA. */
  action?: string
  landscape?: boolean
  /** Says what was followed: whoever pays asks about what looks wrong in it. */
  isFollowed?: boolean
  /** How long it is kept: a rule of domain/files/retention.ts. */
  keeping: 'contracts' | 'proofs' | 'invoices' | 'bilanSummary' | 'bilanPapers' | 'unsorted'
}

export const field = (key: string, fix: Fix, more: Partial<Field> = {}): Field => ({
  key,
  fix,
  trust: 'memory',
  ...more,
})
export const seen = (source: string): Partial<Field> => ({ trust: 'seen', source })
