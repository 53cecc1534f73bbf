import { field, type PaperKind, seen } from '#domain/documents/paper-kind.ts'
import { title, trainee } from '#domain/documents/usual-fields.ts'

/** What people are told before they come. */
export const information = {
  programme: {
    title: 'Programme de formation',
    prefix: 'PR',
    whom: 'session',
    legal: ['L. 6353-8', 'L. 6313-2'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      title,
      field('audience', 'programme', { needs: ['programme.audience'] }),
      field('prerequisites', 'programme', {
        needs: ['programme.prerequisites'],
      }),
      field('objectives', 'programme', { needs: ['programme.objectives'] }),
      field('content', 'programme', { needs: ['programme.content'] }),
      field('duration', 'slots', { needs: ['session.duration', 'session.days'] }),
      field('modalities', 'programme', {
        needs: ['session.modality', 'programme.means', 'programme.methods'],
      }),
      field('evaluation', 'programme', {
        needs: ['programme.assessment', 'programme.sanction'],
      }),
      field('trainers', 'slots', { needs: ['session.trainers'] }),
      field('access', 'programme', { needs: ['programme.access'] }),
      field('price', 'programme', { needs: ['programme.price'] }),
      field('recognition', 'programme', {
        ...seen('RNQ 2026 ind. 1'),
        needs: ['programme.sanction'],
      }),
      field('handicap', 'mentions', {
        needs: ['programme.accessibility', 'mention.handicap'],
      }),
      field('version', 'programme', { needs: ['programme.version'] }),
    ],
  },
  infos_preinscription: {
    title: 'Informations remises avant inscription définitive',
    prefix: 'IP',
    whom: 'enrolment',
    legal: ['L. 6353-8'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      field('objectives_content', 'programme', {
        needs: ['programme.objectives', 'programme.content'],
      }),
      field('trainers', 'slots', { needs: ['session.trainers'] }),
      field('schedule', 'slots', { needs: ['session.dates'] }),
      field('evaluation', 'programme', { needs: ['programme.assessment'] }),
      field('contact', 'mentions', {
        needs: ['mention.contact'],
      }),
      field('rules', 'mentions', { says: 'Règlement intérieur' }),
    ],
  },
  convocation: {
    title: 'Convocation',
    prefix: 'CO',
    whom: 'enrolment',
    legal: ['L. 6353-8', 'RNQ ind. 9'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      trainee,
      title,
      field('dates_hours', 'slots', { needs: ['session.dates', 'session.days'] }),
      field('place', 'session', { needs: ['session.place'] }),
      field('trainer_contact', 'mentions', {
        needs: ['session.trainers', 'mention.contact'],
      }),
      field('material', 'asked', { needs: ['asked.material'] }),
      field('rules', 'mentions', {
        says: 'règlement intérieur',
      }),
      field('handicap', 'mentions', { needs: ['mention.handicap'] }),
    ],
  },
} as const satisfies Record<string, PaperKind>
