import { field, type PaperKind, seen } from '#domain/documents/paper-kind.ts'
import { identity, nda, signatory, signatures, trainee } from '#domain/documents/usual-fields.ts'

/** What says who came and what it gave. */
export const evidence = {
  emargement: {
    title: "Feuille d'émargement",
    prefix: 'EM',
    whom: 'session',
    legal: ['R. 6313-3', 'L. 6362-6'],
    trust: 'seen',
    keeping: 'proofs',
    landscape: true,
    fields: [
      identity,
      nda,
      field('action', 'session', { needs: ['session.title', 'session.code'] }),
      field('date', 'slots', { needs: ['session.dates'] }),
      field('half_day', 'slots', { says: 'Horaires' }),
      field('place', 'session', { needs: ['session.place'] }),
      field('trainee', 'enrolment', { needs: ['session.trainees'] }),
      field('trainee_signature', 'slots', { says: 'Signature' }),
      field('trainer', 'slots', { needs: ['session.trainers'] }),
      field('trainer_signature', 'slots', {
        says: 'Signature du formateur',
      }),
      field('absences', 'slots', { says: 'Absence ou retard' }),
    ],
  },
  certificat_realisation: {
    title: 'Certificat de réalisation',
    prefix: 'CR',
    whom: 'enrolment',
    legal: ['R. 6332-26', 'Arrêté du 21/12/2018'],
    trust: 'memory',
    isFollowed: true,
    keeping: 'proofs',
    fields: [
      signatory,
      trainee,
      field('employer', 'enrolment'),
      field('action', 'programme', { needs: ['programme.title'] }),
      field('nature', 'programme', { needs: ['programme.nature'] }),
      field('dates', 'slots', { needs: ['session.dates'] }),
      field('hours', 'slots', { needs: ['enrolment.done'] }),
      field('retention', 'mentions', {
        says: 'pièces justificatives',
      }),
      field('signature', 'mentions', {
        needs: ['paper.date'],
        says: 'Cachet et signature',
      }),
    ],
  },
  attestation_fin: {
    title: 'Attestation de fin de formation',
    prefix: 'AF',
    whom: 'enrolment',
    legal: ['L. 6353-1, al. 2'],
    trust: 'seen',
    isFollowed: true,
    keeping: 'proofs',
    fields: [
      trainee,
      field('objectives', 'programme', { needs: ['programme.objectives'] }),
      field('nature', 'programme', { needs: ['programme.nature'] }),
      field('duration', 'slots', { needs: ['enrolment.done'] }),
      field('results', 'asked', { says: 'évaluation des acquis', asks: ['asked.results'] }),
      signatory,
    ],
  },
  attestation_assiduite: {
    title: "Attestation d'assiduité",
    prefix: 'AA',
    whom: 'enrolment',
    legal: ['Exigences propres à certains financeurs'],
    trust: 'memory',
    isFollowed: true,
    keeping: 'proofs',
    fields: [
      trainee,
      field('action', 'programme', { needs: ['programme.title'] }),
      field('planned_hours', 'slots', { needs: ['enrolment.planned'] }),
      field('done_hours', 'slots', { needs: ['enrolment.done'] }),
      field('absences', 'slots', { needs: ['enrolment.missed'] }),
      signatures,
    ],
  },
  bilan_synthese: {
    title: 'Document de synthèse du bilan de compétences',
    prefix: 'BS',
    whom: 'enrolment',
    action: 'BC',
    legal: ['L. 6313-4', 'R. 6313-4 3°', 'R. 6313-7'],
    trust: 'seen',
    keeping: 'bilanSummary',
    fields: [
      field('circumstances', 'asked', { needs: ['asked.circumstances'] }),
      field('skills', 'asked', {
        needs: ['asked.skills'],
      }),
      field('project', 'asked', {
        needs: ['asked.project'],
      }),
      field('conditions', 'asked', {
        ...seen('R. 6313-4'),
        needs: ['asked.steps'],
      }),
      field('followup', 'asked', {
        ...seen('R. 6313-4'),
        says: 'entretien de suivi',
      }),
      field('observations', 'asked', { says: 'Observations du bénéficiaire', asks: ['asked.observations'] }),
    ],
  },
} as const satisfies Record<string, PaperKind>
