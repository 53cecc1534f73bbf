import type { PaperKindName } from './kinds.ts'

/** What becomes of a paper when its session moves or is cancelled. */
export type Fate = 'reissued' | 'voided' | 'kept'

/** Papers that say when the session takes place. Bills are put right by a credit note, and certificates say what was done. */
export const datedKinds = [
  'convention',
  'contrat_individuel',
  'programme',
  'infos_preinscription',
  'convocation',
  'emargement',
  'bilan_convention',
  'devis',
  'contrat_sous_traitance',
] as const satisfies readonly PaperKindName[]

export function fateOf(kind: string, change: 'moved' | 'cancelled'): Fate {
  if (!(datedKinds as readonly string[]).includes(kind)) return 'kept'
  return change === 'moved' ? 'reissued' : 'voided'
}
