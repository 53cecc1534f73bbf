import { field, type PaperKind } from '#domain/documents/paper-kind.ts'
import { identity } from '#domain/documents/usual-fields.ts'

/** What the organisation says once for all its sessions. */
export const house = {
  conditions_vente: {
    title: 'Conditions générales de vente',
    prefix: 'CG',
    whom: 'office',
    legal: ['L. 441-1 C. com.', 'L. 6354-1'],
    trust: 'memory',
    keeping: 'contracts',
    fields: [
      identity,
      field('payment', 'mentions', { source: 'L. 441-10 C. com.', needs: ['mention.payment'], says: 'Règlement' }),
      field('cancellation', 'mentions', { source: 'L. 6354-1', says: 'Report et annulation' }),
      field('withdrawal', 'mentions', { source: 'L. 6353-5', says: 'rétractation' }),
      field('funding', 'mentions', { says: 'financeur' }),
      field('dispute', 'mentions', { says: 'Réclamations' }),
    ],
  },
  reglement_interieur: {
    title: 'Règlement intérieur des stagiaires',
    prefix: 'RI',
    whom: 'office',
    legal: ['L. 6352-3 à L. 6352-5', 'R. 6352-1 à R. 6352-15'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      field('health', 'mentions', { says: 'Santé et sécurité' }),
      field('discipline', 'mentions', {
        says: 'échelle des sanctions',
      }),
      field('defense', 'mentions', { says: 'Droits de la défense' }),
      field('representation', 'mentions', {
        says: 'Représentation des stagiaires',
      }),
      field('vhd', 'mentions', {
        says: 'discriminations',
        needs: ['mention.report'],
      }),
    ],
  },
  procedure_vhd: {
    title: 'Procédure de prévention et de traitement des violences, du harcèlement et des discriminations',
    prefix: 'VH',
    whom: 'office',
    legal: ['RNQ 2026, indicateur 12 (décret 2026-728)'],
    trust: 'seen',
    keeping: 'proofs',
    fields: [
      field('scope', 'mentions', { says: 'Situations couvertes' }),
      field('contact', 'mentions', { needs: ['mention.report'] }),
      field('treatment', 'mentions', {
        says: 'Traitement',
      }),
      field('register', 'mentions', {
        says: 'Registre des signalements',
      }),
      field('information', 'mentions', { says: 'Diffusion' }),
      field('version', 'mentions', { needs: ['paper.number', 'paper.date'] }),
    ],
  },
  registre_risques: {
    title: 'Analyse des risques sur la qualité',
    prefix: 'RQ',
    whom: 'office',
    legal: ['RNQ 2026, indicateur 32'],
    trust: 'seen',
    keeping: 'proofs',
    landscape: true,
    fields: [
      field('risk', 'mentions', { says: 'Risque' }),
      field('score', 'mentions', { says: 'Probabilité' }),
      field('action', 'mentions', { says: 'Responsable' }),
      field('link', 'mentions', { says: 'Réclamation' }),
      field('review', 'mentions', { says: 'Revue' }),
    ],
  },
} as const satisfies Record<string, PaperKind>
