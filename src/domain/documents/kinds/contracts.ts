import { field, type PaperKind, seen } from '#domain/documents/paper-kind.ts'
import { identity, nda, signatures, title, trainee } from '#domain/documents/usual-fields.ts'

const article1 = seen('D. 6353-1 I 1°')

/** What is agreed and paid. */
export const contracts = {
  convention: {
    title: 'Convention de formation professionnelle',
    prefix: 'CV',
    whom: 'company',
    legal: ['L. 6353-1', 'D. 6353-1'],
    trust: 'seen',
    keeping: 'contracts',
    fields: [
      identity,
      nda,
      field('buyer', 'company', {
        needs: ['company.name', 'company.siret', 'company.representative'],
      }),
      { ...title, ...article1 },
      field('objective', 'programme', { ...article1, needs: ['programme.objectives'] }),
      field('content', 'programme', {
        ...article1,
        needs: ['programme.content'],
      }),
      field('means', 'programme', {
        ...article1,
        needs: ['programme.means', 'programme.methods'],
      }),
      field('duration', 'slots', { ...article1, needs: ['session.duration'] }),
      field('period', 'slots', { ...article1, needs: ['session.dates'] }),
      field('modalities', 'programme', {
        ...article1,
        needs: ['session.modality', 'programme.assessment', 'programme.sanction'],
      }),
      field('price', 'session', { ...seen('D. 6353-1 I 2°'), needs: ['price.total'] }),
      field('payment', 'mentions', { ...seen('D. 6353-1 I 2°'), needs: ['mention.payment'] }),
      signatures,
    ],
  },
  contrat_individuel: {
    title: 'Contrat de formation professionnelle',
    prefix: 'CT',
    whom: 'enrolment',
    legal: ['L. 6353-3 à L. 6353-7'],
    trust: 'memory',
    keeping: 'contracts',
    fields: [
      identity,
      nda,
      trainee,
      field('nature', 'programme', {
        source: 'L. 6353-4 1°',
        needs: ['programme.nature', 'session.duration', 'programme.objectives', 'session.trainees'],
      }),
      field('prerequisites', 'programme', {
        source: 'L. 6353-4 2°',
        needs: ['programme.prerequisites'],
      }),
      field('conditions', 'programme', {
        source: 'L. 6353-4 3°',
        needs: ['session.modality', 'programme.means', 'programme.assessment', 'programme.sanction'],
      }),
      field('trainers', 'asked', {
        source: 'L. 6353-4 4°',
        needs: ['session.trainers', 'asked.trainerQualifications'],
      }),
      field('payment', 'mentions', {
        source: 'L. 6353-4 5°',
        needs: ['enrolment.price', 'mention.payment', 'mention.cancellation'],
      }),
      field('withdrawal', 'mentions', {
        source: 'L. 6353-5 ; L. 221-18 s. C. conso.',
        says: 'rétractation',
      }),
      field('force_majeure', 'mentions', {
        source: 'L. 6353-7',
        says: 'force majeure',
      }),
      field('mediator', 'mentions', {
        source: 'L. 612-1 C. conso.',
        needs: ['mention.mediator'],
      }),
      signatures,
    ],
  },
  bilan_convention: {
    title: 'Convention de bilan de compétences',
    prefix: 'BC',
    whom: 'enrolment',
    action: 'BC',
    legal: ['L. 6313-4', 'R. 6313-4 à R. 6313-8', 'D. 6353-1'],
    trust: 'seen',
    keeping: 'contracts',
    fields: [
      {
        ...field('parties', 'person'),
        needs: ['trainee.name', 'organisation.identity'],
      },
      field('title_objective_content', 'programme', {
        needs: ['programme.title', 'programme.objectives', 'programme.content'],
      }),
      field('phases', 'programme', {
        ...seen('R. 6313-4'),
        says: 'phase d’investigation',
      }),
      field('means', 'programme', {
        needs: ['programme.means', 'programme.methods'],
      }),
      field('duration', 'slots', { ...seen('L. 6313-4'), needs: ['session.duration'] }),
      field('period', 'slots', { needs: ['session.dates'] }),
      field('results', 'programme', {
        says: 'document de synthèse',
      }),
      field('price', 'mentions', { needs: ['enrolment.price', 'mention.payment'] }),
      field('confidentiality', 'programme', {
        says: 'secret professionnel',
      }),
      field('followup', 'programme', { says: 'entretien de suivi' }),
    ],
  },
  devis: {
    title: 'Devis',
    prefix: 'DV',
    whom: 'buyer',
    legal: ['D. 6353-1 II', 'L. 111-1 C. conso.'],
    trust: 'seen',
    keeping: 'contracts',
    fields: [
      field('parties', 'office', { needs: ['organisation.identity', 'company.identity'] }),
      field('number_date', 'mentions', {
        needs: ['paper.number', 'paper.date', 'paper.validity'],
      }),
      field('action', 'programme', {
        needs: [
          'programme.title',
          'programme.objectives',
          'programme.content',
          'session.duration',
          'session.dates',
          'programme.means',
          'session.modality',
        ],
      }),
      field('price', 'mentions', {
        needs: ['price.total', 'mention.vat', 'mention.payment'],
      }),
      field('financing', 'enrolment', { needs: ['price.rest'] }),
      nda,
      field('acceptance', 'mentions', { says: 'Bon pour accord' }),
    ],
  },
  contrat_sous_traitance: {
    title: 'Contrat de sous-traitance',
    prefix: 'ST',
    whom: 'trainer',
    legal: ['R. 6333-6-2', 'RNQ 27', 'D. 8222-5 C. trav.'],
    trust: 'seen',
    keeping: 'contracts',
    fields: [
      field('missions', 'asked', { trust: 'seen', needs: ['asked.missions'] }),
      field('content', 'programme', {
        trust: 'seen',
        needs: ['programme.content', 'programme.sanction'],
      }),
      field('means', 'programme', {
        trust: 'seen',
        needs: ['programme.means', 'programme.assessment'],
      }),
      field('duration', 'slots', { trust: 'seen', needs: ['session.duration', 'session.dates'] }),
      field('price', 'asked', { trust: 'seen', needs: ['asked.fee'] }),
      field('rnq', 'mentions', {
        trust: 'seen',
        says: 'référentiel national qualité',
      }),
      field('nda', 'asked', {
        trust: 'seen',
        needs: ['asked.trainerNda'],
      }),
      field('no_cascade', 'mentions', {
        trust: 'seen',
        says: 'sous-traiter à son tour',
      }),
    ],
  },
  facture: {
    title: 'Facture',
    prefix: 'FA',
    whom: 'buyer',
    legal: ['CGI art. 289', 'CGI ann. II art. 242 nonies A', 'C. com. L. 441-9, L. 441-10', 'CGI 261-4-4° a'],
    trust: 'memory',
    isFollowed: true,
    keeping: 'invoices',
    fields: [
      field('number', 'mentions', { needs: ['paper.number'] }),
      field('issue_date', 'mentions', { needs: ['paper.date'] }),
      field('service_date', 'slots', { needs: ['session.dates'] }),
      field('seller', 'office', {
        needs: ['organisation.identity', 'organisation.siret'],
      }),
      field('buyer', 'company', { needs: ['company.identity'], asks: ['asked.buyerReference'] }),
      field('category', 'mentions', { says: 'prestation de services' }),
      field('lines', 'enrolment', {
        needs: ['programme.title', 'price.total'],
      }),
      field('totals', 'mentions', {
        needs: ['price.total'],
        says: 'Total à payer',
      }),
      field('vat_mention', 'mentions', { needs: ['mention.vatNote'] }),
      field('due', 'mentions', {
        needs: ['paper.due'],
        says: 'indemnité forfaitaire',
      }),
      nda,
      field('training', 'enrolment', {
        needs: ['session.dates', 'session.trainees'],
      }),
    ],
  },
} as const satisfies Record<string, PaperKind>
