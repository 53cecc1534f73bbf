import type { GridVersion, Indicator } from './version.ts'

type Line = readonly [
  number: number,
  criterion: number,
  categories: string,
  condition: Indicator['condition'],
  grading: Indicator['grading'],
  adapted: boolean,
  subcontracted: Indicator['subcontracted'],
  title: string,
]

/**
 * The national grid as it stands since 1 November 2026 (decree 2026-728), with the gradation and the rules for new
 * entrants of the reading guide V9, kept until a guide says otherwise. Indicator 33 is new: how it is graded is not known.
 */
// biome-ignore format: a table reads by its columns.
const lines: readonly Line[] = [
  [1, 1, 'AF BC VAE CFA', null, 'gradable', false, 'principal', 'Information du public sur les prestations'],
  [2, 1, 'AF BC VAE CFA', null, 'gradable', true, 'principal', 'Indicateurs de résultats'],
  [3, 1, 'AF VAE CFA', 'certifying', 'gradable', true, 'principal', 'Taux d’obtention et débouchés des certifications'],
  [4, 2, 'AF BC VAE CFA', null, 'major', false, null, 'Analyse du besoin du bénéficiaire'],
  [5, 2, 'AF BC VAE CFA', null, 'major', false, 'own_rule', 'Objectifs opérationnels et évaluables'],
  [6, 2, 'AF BC VAE CFA', null, 'major', false, null, 'Contenus et modalités adaptés'],
  [7, 2, 'AF CFA', 'certifying', 'major', false, 'case_by_case', 'Adéquation au référentiel de certification'],
  [8, 2, 'AF CFA', null, 'gradable', false, null, 'Positionnement à l’entrée'],
  [9, 3, 'AF BC VAE CFA', null, 'gradable', false, 'case_by_case', 'Information sur le déroulement'],
  [10, 3, 'AF BC VAE CFA', null, 'major', false, null, 'Mise en œuvre et adaptation'],
  [11, 3, 'AF BC VAE CFA', null, 'major', true, null, 'Évaluation de l’atteinte des objectifs'],
  [12, 3, 'AF BC VAE CFA', null, 'gradable', false, null, 'Engagement, prévention des ruptures et des violences'],
  [13, 3, 'AF CFA', 'alternating', 'gradable', true, 'case_by_case', 'Alternance : coordination centre/entreprise'],
  [14, 3, 'CFA', null, 'major', true, null, 'Accompagnement socio-professionnel et citoyenneté'],
  [15, 3, 'CFA', null, 'major', false, null, 'Droits et devoirs de l’apprenti'],
  [16, 3, 'AF VAE CFA', 'certifying', 'major', false, 'case_by_case', 'Présentation à la certification'],
  [17, 4, 'AF BC VAE CFA', null, 'gradable', false, null, 'Moyens humains, techniques et environnement'],
  [18, 4, 'AF BC VAE CFA', null, 'gradable', false, null, 'Coordination des intervenants'],
  [19, 4, 'AF BC VAE CFA', null, 'gradable', true, null, 'Ressources pédagogiques, suivi à distance'],
  [20, 4, 'CFA', null, 'major', false, null, 'Personnels dédiés et gouvernance (CFA)'],
  [21, 5, 'AF BC VAE CFA', null, 'major', false, null, 'Compétences des intervenants'],
  [22, 5, 'AF BC VAE CFA', null, 'major', true, null, 'Développement des compétences des salariés'],
  [23, 6, 'AF BC VAE CFA', null, 'gradable', false, null, 'Veille légale et réglementaire'],
  [24, 6, 'AF BC VAE CFA', null, 'gradable', true, null, 'Veille emplois, métiers, compétences'],
  [25, 6, 'AF BC VAE CFA', null, 'gradable', true, null, 'Veille innovations pédagogiques et technologiques'],
  [26, 6, 'AF BC VAE CFA', null, 'major', true, 'own_rule', 'Handicap : expertises, outils, réseaux'],
  [27, 6, 'AF BC VAE CFA', 'subcontracting', 'major', false, null, 'Sous-traitance et portage salarial'],
  [28, 6, 'AF CFA', 'workplace', 'gradable', false, 'case_by_case', 'Réseau de partenaires pour formation en situation de travail'],
  [29, 6, 'CFA', null, 'major', false, null, 'Insertion ou poursuite d’études (CFA)'],
  [30, 7, 'AF BC VAE CFA', null, 'gradable', false, 'own_rule', 'Recueil des appréciations'],
  [31, 7, 'AF BC VAE CFA', null, 'major', false, null, 'Traitement des difficultés, réclamations, aléas'],
  [32, 7, 'AF BC VAE CFA', null, 'major', true, null, 'Amélioration continue et analyse des risques'],
  [33, 7, 'CFA', null, 'unknown', false, null, 'Évaluation des enseignements par les apprenants (CFA)'],
]

const indicators = lines.map(
  ([number, criterion, categories, condition, grading, isAdapted, subcontracted, title]): Indicator => ({
    number,
    criterion,
    title,
    categories: categories.split(' ') as unknown as Indicator['categories'],
    condition,
    grading,
    isAdapted,
    subcontracted,
  }),
)

export const criteria: readonly { number: number; title: string }[] = [
  { number: 1, title: 'Information du public : conditions, délais d’accès, résultats' },
  { number: 2, title: 'Objectifs précis et adaptation des prestations aux publics, dès la conception' },
  { number: 3, title: 'Accueil, accompagnement, suivi et évaluation adaptés aux publics' },
  { number: 4, title: 'Moyens pédagogiques, techniques et d’encadrement adéquats' },
  { number: 5, title: 'Qualification et développement des compétences des personnels' },
  { number: 6, title: 'Inscription et investissement dans l’environnement professionnel' },
  { number: 7, title: 'Recueil et prise en compte des appréciations et des réclamations' },
]

/** What is known so far. A grid to come is one more of these. */
export const nationalGrids: readonly GridVersion[] = [
  { id: 'V9', from: '2019-06-08', isProvisional: false, indicators: indicators.filter(({ number }) => number <= 32) },
  { id: 'V10', from: '2026-11-01', isProvisional: true, indicators },
]
