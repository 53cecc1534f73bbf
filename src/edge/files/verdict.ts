/** Why a file that was received is set aside once it has been looked into. */
export type CheckRefusal = 'unreadable' | 'wrong_kind' | 'unsafe_archive' | 'encrypted' | 'macros' | 'infected'

/** What is worth saying of a file that is kept; whatever has been found, it leaves as an attachment only. */
export type Finding =
  | 'active'
  | 'attachments'
  | 'encrypted'
  | 'opaque'
  | 'markup'
  | 'external'
  | 'embedded'
  | 'formulas'

export type Verdict = { ok: true; findings: readonly Finding[] } | { ok: false; refusal: CheckRefusal }

export const clean: Verdict = { ok: true, findings: [] }

export const set = (refusal: CheckRefusal): Verdict => ({ ok: false, refusal })
