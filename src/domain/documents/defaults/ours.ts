import type { PaperKindName } from '#domain/documents/kinds.ts'
import type { TemplateBody } from '#domain/documents/template.ts'
import { conditionsVente } from './conditions.ts'
import { contratIndividuel, contratSousTraitance, convention } from './contracts.ts'
import {
  convocation,
  infosPreinscription,
  procedureVhd,
  programme,
  registreRisques,
  reglementInterieur,
} from './information.ts'
import { devis, facture } from './money.ts'
import {
  attestationAssiduite,
  attestationFin,
  bilanConvention,
  bilanSynthese,
  certificatRealisation,
  emargement,
} from './proofs.ts'

/** What is printed while an organisation has not worded its own. */
export const ourTemplates: Readonly<Record<PaperKindName, TemplateBody>> = {
  convention,
  contrat_individuel: contratIndividuel,
  programme,
  infos_preinscription: infosPreinscription,
  convocation,
  reglement_interieur: reglementInterieur,
  emargement,
  certificat_realisation: certificatRealisation,
  attestation_fin: attestationFin,
  attestation_assiduite: attestationAssiduite,
  bilan_convention: bilanConvention,
  bilan_synthese: bilanSynthese,
  devis,
  facture,
  procedure_vhd: procedureVhd,
  registre_risques: registreRisques,
  contrat_sous_traitance: contratSousTraitance,
  conditions_vente: conditionsVente,
}
