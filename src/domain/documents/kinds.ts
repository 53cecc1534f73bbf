import { contracts } from './kinds/contracts.ts'
import { evidence } from './kinds/evidence.ts'
import { house } from './kinds/house.ts'
import { information } from './kinds/information.ts'
import type { PaperKind } from './paper-kind.ts'

/** The seventeen papers of the trade in the order in which they come, and the conditions of sale that are annexed. */
export const paperKinds = {
  convention: contracts.convention,
  contrat_individuel: contracts.contrat_individuel,
  programme: information.programme,
  infos_preinscription: information.infos_preinscription,
  convocation: information.convocation,
  reglement_interieur: house.reglement_interieur,
  emargement: evidence.emargement,
  certificat_realisation: evidence.certificat_realisation,
  attestation_fin: evidence.attestation_fin,
  attestation_assiduite: evidence.attestation_assiduite,
  bilan_convention: contracts.bilan_convention,
  bilan_synthese: evidence.bilan_synthese,
  devis: contracts.devis,
  facture: contracts.facture,
  procedure_vhd: house.procedure_vhd,
  registre_risques: house.registre_risques,
  contrat_sous_traitance: contracts.contrat_sous_traitance,
  conditions_vente: house.conditions_vente,
} as const satisfies Record<string, PaperKind>

export type PaperKindName = keyof typeof paperKinds

export const paperKindNames = Object.keys(paperKinds) as [PaperKindName, ...PaperKindName[]]

export const isPaperKind = (text: string): text is PaperKindName => Object.hasOwn(paperKinds, text)

export const kindOf = (name: PaperKindName): PaperKind => paperKinds[name]
