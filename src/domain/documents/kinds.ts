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
  label: string
  source?: string
  trust: Trust
  needs?: readonly Name[]
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
  /** How long it is kept: a rule of domain/files/retention.ts. */
  keeping: 'contracts' | 'proofs' | 'invoices' | 'bilanSummary' | 'bilanPapers' | 'unsorted'
}

const field = (key: string, label: string, fix: Fix, more: Partial<Field> = {}): Field => ({
  key,
  label,
  fix,
  trust: 'memory',
  ...more,
})
const seen = (source: string): Partial<Field> => ({ trust: 'seen', source })
const article1 = seen('D. 6353-1 I 1°')

const identity = field('of_identity', "Dénomination, forme, adresse, SIRET de l'organisme", 'office', {
  needs: ['organisation.identity', 'organisation.siret'],
})
const nda = field('nda', 'Mention du numéro de déclaration d’activité', 'office', {
  source: 'R. 6351-6 ; L. 6352-12',
  needs: ['organisation.nda', 'organisation.ndaSentence', 'mention.region'],
})
const trainee = field('trainee', 'Nom et prénom du bénéficiaire', 'person', { needs: ['trainee.name'] })
const title = field('title', "Intitulé de l'action", 'programme', { needs: ['programme.title'] })
const signatory = field('of', 'Organisme, nom et qualité du signataire', 'mentions', {
  needs: ['organisation.name', 'mention.signatory'],
})
const signatures = field('signatures', 'Dates et signatures des parties', 'mentions', {
  needs: ['paper.date', 'mention.signatory'],
  says: 'Signature',
})

/** The seventeen papers of the trade, in the order in which they come. */
export const paperKinds = {
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
      field('buyer', "Identité de l'acheteur (raison sociale, SIRET, représentant)", 'company', {
        needs: ['company.name', 'company.siret', 'company.representative'],
      }),
      { ...title, ...article1 },
      field('objective', 'Objectif', 'programme', { ...article1, needs: ['programme.objectives'] }),
      field('content', 'Contenu (programme annexé possible)', 'programme', {
        ...article1,
        needs: ['programme.content'],
      }),
      field('means', 'Moyens prévus (pédagogiques, techniques, encadrement)', 'programme', {
        ...article1,
        needs: ['programme.means', 'programme.methods'],
      }),
      field('duration', 'Durée', 'slots', { ...article1, needs: ['session.duration'] }),
      field('period', 'Période de réalisation', 'slots', { ...article1, needs: ['session.dates'] }),
      field('modalities', 'Modalités de déroulement, de suivi et de sanction', 'programme', {
        ...article1,
        needs: ['session.modality', 'programme.assessment', 'programme.sanction'],
      }),
      field('price', 'Prix', 'session', { ...seen('D. 6353-1 I 2°'), needs: ['price.total'] }),
      field('payment', 'Modalités de règlement', 'mentions', { ...seen('D. 6353-1 I 2°'), needs: ['mention.payment'] }),
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
      field('nature', 'Nature, durée, programme et objet des actions, effectifs concernés', 'programme', {
        source: 'L. 6353-4 1°',
        needs: ['programme.nature', 'session.duration', 'programme.objectives', 'session.trainees'],
      }),
      field('prerequisites', 'Niveau de connaissances préalables requis', 'programme', {
        source: 'L. 6353-4 2°',
        needs: ['programme.prerequisites'],
      }),
      field('conditions', 'Conditions de réalisation, moyens, contrôle des connaissances, sanction', 'programme', {
        source: 'L. 6353-4 3°',
        needs: ['session.modality', 'programme.means', 'programme.assessment', 'programme.sanction'],
      }),
      field('trainers', 'Diplômes, titres ou références des formateurs', 'asked', {
        source: 'L. 6353-4 4°',
        needs: ['session.trainers', 'asked.trainerQualifications'],
      }),
      field('payment', 'Modalités de paiement et conditions en cas de cessation anticipée ou d’abandon', 'mentions', {
        source: 'L. 6353-4 5°',
        needs: ['enrolment.price', 'mention.payment', 'mention.cancellation'],
      }),
      field('withdrawal', 'Délai de rétractation et formulaire', 'mentions', {
        source: 'L. 6353-5 ; L. 221-18 s. C. conso.',
        says: 'rétractation',
      }),
      field('force_majeure', 'Force majeure : seules les prestations dispensées sont dues', 'mentions', {
        source: 'L. 6353-7',
        says: 'force majeure',
      }),
      field('mediator', 'Médiateur de la consommation', 'mentions', {
        source: 'L. 612-1 C. conso.',
        needs: ['mention.mediator'],
      }),
      signatures,
    ],
  },
  programme: {
    title: 'Programme de formation',
    prefix: 'PR',
    whom: 'session',
    legal: ['L. 6353-8', 'L. 6313-2'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      title,
      field('audience', 'Public visé', 'programme', { needs: ['programme.audience'] }),
      field('prerequisites', 'Prérequis (ou absence de prérequis)', 'programme', {
        needs: ['programme.prerequisites'],
      }),
      field('objectives', 'Objectifs opérationnels et évaluables', 'programme', { needs: ['programme.objectives'] }),
      field('content', 'Contenu détaillé', 'programme', { needs: ['programme.content'] }),
      field('duration', 'Durée et rythme', 'slots', { needs: ['session.duration', 'session.days'] }),
      field('modalities', 'Modalités, moyens et méthodes', 'programme', {
        needs: ['session.modality', 'programme.means', 'programme.methods'],
      }),
      field('evaluation', "Modalités d'évaluation et de sanction", 'programme', {
        needs: ['programme.assessment', 'programme.sanction'],
      }),
      field('trainers', 'Formateurs', 'slots', { needs: ['session.trainers'] }),
      field('access', "Modalités et délais d'accès", 'programme', { needs: ['programme.access'] }),
      field('price', 'Tarif et financements possibles', 'programme', { needs: ['programme.price'] }),
      field('recognition', 'Type de reconnaissance délivrée', 'programme', {
        ...seen('RNQ 2026 ind. 1'),
        needs: ['programme.sanction'],
      }),
      field('handicap', 'Accessibilité et contact référent handicap', 'mentions', {
        needs: ['programme.accessibility', 'mention.handicap'],
      }),
      field('version', 'Version et date de mise à jour', 'programme', { needs: ['programme.version'] }),
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
      field('objectives_content', 'Objectifs et contenu', 'programme', {
        needs: ['programme.objectives', 'programme.content'],
      }),
      field('trainers', 'Liste des formateurs', 'slots', { needs: ['session.trainers'] }),
      field('schedule', 'Horaires', 'slots', { needs: ['session.dates'] }),
      field('evaluation', "Modalités d'évaluation", 'programme', { needs: ['programme.assessment'] }),
      field('contact', 'Coordonnées du responsable des relations avec les stagiaires', 'mentions', {
        needs: ['mention.contact'],
      }),
      field('rules', 'Règlement intérieur', 'mentions', { says: 'Règlement intérieur' }),
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
      field('dates_hours', 'Dates et horaires par journée', 'slots', { needs: ['session.dates', 'session.days'] }),
      field('place', 'Lieu (adresse, salle, accès) ou lien de connexion', 'session', { needs: ['session.place'] }),
      field('trainer_contact', 'Formateur et contact administratif', 'mentions', {
        needs: ['session.trainers', 'mention.contact'],
      }),
      field('material', 'Matériel à prévoir', 'asked', { needs: ['asked.material'] }),
      field('rules', "Règlement intérieur / livret d'accueil joints ou lien", 'mentions', {
        says: 'règlement intérieur',
      }),
      field('handicap', 'Contact référent handicap', 'mentions', { needs: ['mention.handicap'] }),
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
      field('health', 'Mesures de santé et de sécurité', 'mentions', { says: 'Santé et sécurité' }),
      field('discipline', 'Règles disciplinaires, nature et échelle des sanctions', 'mentions', {
        says: 'échelle des sanctions',
      }),
      field('defense', 'Droits de la défense et procédure', 'mentions', { says: 'Droits de la défense' }),
      field('representation', 'Représentation des stagiaires si action > 500 h', 'mentions', {
        says: 'Représentation des stagiaires',
      }),
      field('vhd', 'Renvoi à la procédure violences, harcèlement, discriminations', 'mentions', {
        says: 'discriminations',
        needs: ['mention.report'],
      }),
    ],
  },
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
      field('action', "Intitulé de l'action / session", 'session', { needs: ['session.title', 'session.code'] }),
      field('date', 'Date', 'slots', { needs: ['session.dates'] }),
      field('half_day', 'Demi-journée et horaires réels (début/fin)', 'slots', { says: 'Horaires' }),
      field('place', 'Lieu ou « à distance »', 'session', { needs: ['session.place'] }),
      field('trainee', 'Nom et prénom du bénéficiaire (et entreprise)', 'enrolment', { needs: ['session.trainees'] }),
      field('trainee_signature', 'Signature du bénéficiaire par demi-journée', 'slots', { says: 'Signature' }),
      field('trainer', 'Nom du formateur', 'slots', { needs: ['session.trainers'] }),
      field('trainer_signature', 'Signature du formateur par demi-journée', 'slots', {
        says: 'Signature du formateur',
      }),
      field('absences', 'Absences et motifs, retards', 'slots', { says: 'Absence ou retard' }),
    ],
  },
  certificat_realisation: {
    title: 'Certificat de réalisation',
    prefix: 'CR',
    whom: 'enrolment',
    legal: ['R. 6332-26', 'Arrêté du 21/12/2018'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      signatory,
      trainee,
      field('employer', 'Entreprise employeur, le cas échéant', 'enrolment'),
      field('action', "Intitulé de l'action", 'programme', { needs: ['programme.title'] }),
      field('nature', "Nature de l'action", 'programme', { needs: ['programme.nature'] }),
      field('dates', 'Du … au …', 'slots', { needs: ['session.dates'] }),
      field('hours', 'Durée effectivement réalisée (heures)', 'slots', { needs: ['enrolment.done'] }),
      field('retention', 'Engagement à conserver les pièces justificatives', 'mentions', {
        says: 'pièces justificatives',
      }),
      field('signature', 'Date, cachet et signature du dispensateur', 'mentions', {
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
    keeping: 'proofs',
    fields: [
      trainee,
      field('objectives', "Objectifs de l'action", 'programme', { needs: ['programme.objectives'] }),
      field('nature', "Nature de l'action", 'programme', { needs: ['programme.nature'] }),
      field('duration', 'Durée (suivie)', 'slots', { needs: ['enrolment.done'] }),
      field('results', "Résultats de l'évaluation des acquis", 'asked', { says: 'évaluation des acquis' }),
      signatory,
    ],
  },
  attestation_assiduite: {
    title: "Attestation d'assiduité",
    prefix: 'AA',
    whom: 'enrolment',
    legal: ['Exigences propres à certains financeurs'],
    trust: 'memory',
    keeping: 'proofs',
    fields: [
      trainee,
      field('action', 'Action', 'programme', { needs: ['programme.title'] }),
      field('planned_hours', 'Heures prévues', 'slots', { needs: ['enrolment.planned'] }),
      field('done_hours', 'Heures réalisées', 'slots', { needs: ['enrolment.done'] }),
      field('absences', 'Absences', 'slots', { needs: ['enrolment.missed'] }),
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
        ...field('parties', 'Bénéficiaire, organisme, financeur/employeur', 'person'),
        needs: ['trainee.name', 'organisation.identity'],
      },
      field('title_objective_content', 'Intitulé, objectif, contenu', 'programme', {
        needs: ['programme.title', 'programme.objectives', 'programme.content'],
      }),
      field('phases', 'Description des 3 phases : préliminaire, investigation, conclusions', 'programme', {
        ...seen('R. 6313-4'),
        says: 'phase d’investigation',
      }),
      field('means', 'Moyens, outils, méthodes, modalités (dont tests)', 'programme', {
        needs: ['programme.means', 'programme.methods'],
      }),
      field('duration', 'Durée totale : 24 h maximum', 'slots', { ...seen('L. 6313-4'), needs: ['session.duration'] }),
      field('period', 'Période et planning prévisionnel', 'slots', { needs: ['session.dates'] }),
      field('results', 'Modalités de remise des résultats détaillés et du document de synthèse', 'programme', {
        says: 'document de synthèse',
      }),
      field('price', 'Prix et modalités de règlement', 'mentions', { needs: ['enrolment.price', 'mention.payment'] }),
      field('confidentiality', 'Consentement, secret professionnel, destinataires', 'programme', {
        says: 'secret professionnel',
      }),
      field('followup', 'Entretien de suivi (usage : 6 mois)', 'programme', { says: 'entretien de suivi' }),
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
      field('circumstances', 'Circonstances du bilan', 'asked', { needs: ['asked.circumstances'] }),
      field('skills', 'Compétences et aptitudes au regard des évolutions envisagées', 'asked', {
        needs: ['asked.skills'],
      }),
      field('project', 'Projet professionnel et, le cas échéant, de formation ; étapes prévues', 'asked', {
        needs: ['asked.project'],
      }),
      field('conditions', 'Conditions et moyens favorisant la réalisation', 'asked', {
        ...seen('R. 6313-4'),
        needs: ['asked.steps'],
      }),
      field('followup', 'Modalités et étapes, entretien de suivi', 'asked', {
        ...seen('R. 6313-4'),
        says: 'entretien de suivi',
      }),
      field('observations', 'Observations du bénéficiaire', 'asked', { says: 'Observations du bénéficiaire' }),
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
      field('parties', 'Identités', 'office', { needs: ['organisation.identity'] }),
      field('number_date', 'Numéro, date, validité', 'mentions', {
        needs: ['paper.number', 'paper.date', 'paper.validity'],
      }),
      field('action', 'Intitulé, objectif, contenu, durée, période, moyens, modalités', 'programme', {
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
      field('price', 'Prix HT, TVA ou exonération, TTC, modalités de règlement', 'mentions', {
        needs: ['price.total', 'mention.vat', 'mention.payment'],
      }),
      field('financing', 'Financement envisagé, reste à charge', 'enrolment', { needs: ['price.rest'] }),
      nda,
      field('acceptance', 'Bon pour accord, date, signature', 'mentions', { says: 'Bon pour accord' }),
    ],
  },
  facture: {
    title: 'Facture',
    prefix: 'FA',
    whom: 'buyer',
    legal: ['CGI art. 289', 'CGI ann. II art. 242 nonies A', 'C. com. L. 441-9, L. 441-10', 'CGI 261-4-4° a'],
    trust: 'memory',
    keeping: 'invoices',
    fields: [
      field('number', 'Numéro unique, séquence chronologique sans trou', 'mentions', { needs: ['paper.number'] }),
      field('issue_date', "Date d'émission", 'mentions', { needs: ['paper.date'] }),
      field('service_date', 'Date ou période de la prestation', 'slots', { needs: ['session.dates'] }),
      field('seller', 'Vendeur : dénomination, forme, adresse, SIREN/SIRET', 'office', {
        needs: ['organisation.identity', 'organisation.siret'],
      }),
      field('buyer', 'Client : nom, adresse de facturation', 'company', { needs: ['company.identity'] }),
      field('category', 'Catégorie de l’opération : services', 'mentions', { says: 'prestation de services' }),
      field('lines', 'Désignation, quantité, prix unitaire', 'enrolment', {
        needs: ['programme.title', 'price.total'],
      }),
      field('totals', 'Total hors taxes, TVA, total à payer', 'mentions', {
        needs: ['price.total'],
        says: 'Total à payer',
      }),
      field('vat_mention', 'Mention de TVA ou d’exonération', 'mentions', { needs: ['mention.vatNote'] }),
      field('due', "Date d'échéance, pénalités de retard, indemnité forfaitaire", 'mentions', {
        needs: ['paper.due'],
        says: 'indemnité forfaitaire',
      }),
      nda,
      field('training', 'Intitulé, stagiaires, dates, heures réalisées, accord de financement', 'enrolment', {
        needs: ['session.dates', 'session.trainees'],
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
      field('scope', 'Situations couvertes', 'mentions', { says: 'Situations couvertes' }),
      field('contact', 'Interlocuteur(s) et moyens de signalement', 'mentions', { needs: ['mention.report'] }),
      field('treatment', 'Étapes et délais de traitement, protection, confidentialité', 'mentions', {
        says: 'Traitement',
      }),
      field('register', 'Registre des signalements (accès restreint)', 'mentions', {
        says: 'Registre des signalements',
      }),
      field('information', 'Preuve de diffusion', 'mentions', { says: 'Diffusion' }),
      field('version', "Version, date d'effet, archivage", 'mentions', { needs: ['paper.number', 'paper.date'] }),
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
      field('risk', 'Risque, cause, effet', 'mentions', { says: 'Risque' }),
      field('score', 'Probabilité × impact', 'mentions', { says: 'Probabilité' }),
      field('action', 'Mesure, responsable, échéance', 'mentions', { says: 'Responsable' }),
      field('link', "Lien réclamation / action d'amélioration", 'mentions', { says: 'Réclamation' }),
      field('review', 'Date de revue et efficacité', 'mentions', { says: 'Revue' }),
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
      field('missions', 'Missions confiées', 'asked', { trust: 'seen', needs: ['asked.missions'] }),
      field('content', 'Contenu et sanction de la formation', 'programme', {
        trust: 'seen',
        needs: ['programme.content', 'programme.sanction'],
      }),
      field('means', 'Moyens mobilisés, conditions de réalisation et de suivi', 'programme', {
        trust: 'seen',
        needs: ['programme.means', 'programme.assessment'],
      }),
      field('duration', 'Durée, période', 'slots', { trust: 'seen', needs: ['session.duration', 'session.dates'] }),
      field('price', 'Montant de la prestation', 'asked', { trust: 'seen', needs: ['asked.fee'] }),
      field('rnq', 'Engagement et traçabilité de la conformité au RNQ (2026)', 'mentions', {
        trust: 'seen',
        says: 'référentiel national qualité',
      }),
      field('nda', 'NDA et, le cas échéant, Qualiopi du sous-traitant', 'asked', {
        trust: 'seen',
        needs: ['asked.trainerNda'],
      }),
      field('no_cascade', 'Interdiction de sous-traitance en cascade (CPF)', 'mentions', {
        trust: 'seen',
        says: 'sous-traiter à son tour',
      }),
    ],
  },
} as const satisfies Record<string, PaperKind>

export type PaperKindName = keyof typeof paperKinds

export const paperKindNames = Object.keys(paperKinds) as [PaperKindName, ...PaperKindName[]]

export const isPaperKind = (text: string): text is PaperKindName => Object.hasOwn(paperKinds, text)

export const kindOf = (name: PaperKindName): PaperKind => paperKinds[name]
