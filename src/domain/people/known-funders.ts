import type { FunderKind } from './funder.ts'

export type KnownFunder = { name: string; kind: FunderKind; scope: string; isSeen: boolean }

/** Funders by their usual names. Those that were seen somewhere may be trusted; the others are from memory, and said so. */
export const knownFunders: readonly KnownFunder[] = [
  {
    name: 'AFDAS',
    kind: 'opco',
    scope:
      'Culture, industries créatives, médias, communication, télécoms, sport, tourisme, loisirs ; intermittents, artistes-auteurs',
    isSeen: true,
  },
  {
    name: 'AKTO',
    kind: 'opco',
    scope:
      'Services à forte intensité de main-d’œuvre : HCR, propreté, sécurité, travail temporaire, commerce de gros, enseignement privé, organismes de formation',
    isSeen: true,
  },
  {
    name: 'ATLAS',
    kind: 'opco',
    scope: 'Services financiers, assurance, banque, conseil, numérique, ingénierie, expertise comptable',
    isSeen: true,
  },
  {
    name: 'Constructys',
    kind: 'opco',
    scope: 'Construction : bâtiment, travaux publics, négoce de matériaux',
    isSeen: true,
  },
  { name: 'L’Opcommerce', kind: 'opco', scope: 'Commerce', isSeen: true },
  {
    name: 'OCAPIAT',
    kind: 'opco',
    scope: 'Coopération agricole, agriculture, pêche, industries agroalimentaires, territoires',
    isSeen: true,
  },
  { name: 'OPCO 2i', kind: 'opco', scope: 'Industrie (interindustriel)', isSeen: true },
  {
    name: 'OPCO EP',
    kind: 'opco',
    scope: 'Entreprises de proximité : artisanat, professions libérales, services de proximité',
    isSeen: true,
  },
  { name: 'OPCO Mobilités', kind: 'opco', scope: 'Transports, services de l’automobile, logistique', isSeen: true },
  { name: 'OPCO Santé', kind: 'opco', scope: 'Santé privée, médico-social', isSeen: true },
  {
    name: 'Uniformation',
    kind: 'opco',
    scope: 'Cohésion sociale : ESS, aide à domicile, animation, insertion, habitat social, protection sociale',
    isSeen: true,
  },
  {
    name: 'AGEFICE',
    kind: 'faf',
    scope: 'Chefs d’entreprise et conjoints du commerce, de l’industrie et des services',
    isSeen: false,
  },
  { name: 'FIF PL', kind: 'faf', scope: 'Professions libérales non salariées', isSeen: false },
  { name: 'FAFCEA', kind: 'faf', scope: 'Chefs d’entreprise artisanale', isSeen: false },
  { name: 'FAF-PM', kind: 'faf', scope: 'Médecins libéraux', isSeen: false },
  { name: 'VIVEA', kind: 'faf', scope: 'Exploitants agricoles non salariés', isSeen: false },
  { name: 'AFDAS – artistes-auteurs', kind: 'faf', scope: 'Artistes-auteurs', isSeen: false },
  {
    name: 'Caisse des Dépôts – CPF (EDOF / Mon Compte Formation)',
    kind: 'cpf',
    scope: 'Titulaires de CPF ; certifiant RNCP/RS, BC, VAE, etc.',
    isSeen: true,
  },
  {
    name: 'France Travail – AIF',
    kind: 'france_travail',
    scope: 'Demandeurs d’emploi ; devis sur Kairos, avis du conseiller, paiement à l’organisme',
    isSeen: true,
  },
  {
    name: 'France Travail – POEI',
    kind: 'france_travail',
    scope: 'Préparation opérationnelle à l’emploi individuelle, en amont d’une embauche (≤ 400 h, mémoire)',
    isSeen: false,
  },
  { name: 'POEC (OPCO/État)', kind: 'opco', scope: 'Préparation opérationnelle à l’emploi collective', isSeen: false },
  {
    name: 'France Travail – AFC',
    kind: 'france_travail',
    scope: 'Actions de formation conventionnées (marchés)',
    isSeen: false,
  },
  { name: 'FSE+ / Union européenne', kind: 'europe', scope: 'Cofinancement', isSeen: false },
  {
    name: 'Transitions Pro (associations régionales)',
    kind: 'transitions',
    scope: 'Projet de transition professionnelle',
    isSeen: false,
  },
  {
    name: 'Agefiph',
    kind: 'disability',
    scope: 'Salariés, demandeurs d’emploi, indépendants en situation de handicap (privé)',
    isSeen: false,
  },
  { name: 'FIPHFP', kind: 'disability', scope: 'Agents publics en situation de handicap', isSeen: false },
  { name: 'CNFPT', kind: 'public', scope: 'Agents territoriaux', isSeen: false },
  { name: 'ANFH', kind: 'public', scope: 'Agents de la fonction publique hospitalière', isSeen: false },
]
