import type { SurveyContent } from './content.ts'
import { content, lines, low, question } from './ready-questions.ts'

const anythingElse = question('mot', 'text', 'Un mot à nous dire ?', 'Anything to tell us?')

const recommends = question(
  'recommande',
  'nps',
  'Recommanderiez-vous cette formation ?',
  'Would you recommend this course?',
  { measure: 'recommendation', alertAt: 4 },
)

export const before: SurveyContent = content(
  'Quelques questions pour préparer la formation avec vous. | A few questions to prepare the course with you.',
  [
    question('attentes', 'text', 'Qu’attendez-vous de cette formation ?', 'What do you expect from this course?', {
      required: true,
    }),
    question(
      'aisance',
      'scale5',
      'Je suis déjà à l’aise avec le sujet de la formation.',
      'I am already at ease with what the course is about.',
      { required: true },
    ),
    question(
      'situations',
      'text',
      'Dans quelles situations de travail vous servira-t-elle ?',
      'In which situations at work will it help you?',
    ),
    question(
      'amenagement',
      'choice',
      'Avez-vous besoin d’un aménagement pour suivre la formation ?',
      'Do you need anything arranged so that you can follow the course?',
      { options: lines('Non | No', 'Oui | Yes', 'Je préfère en parler | I would rather talk about it') },
    ),
    question('amenagements', 'text', 'Lequel ?', 'What would that be?', {
      when: { question: 'amenagement', values: [1] },
      help: { fr: 'Notre référent handicap vous répondra.', en: 'Our disability officer will answer you.' },
    }),
    question(
      'informe',
      'scale5',
      'J’ai reçu les informations utiles : lieu, horaires, programme.',
      'I have received what I need to know: place, hours, programme.',
      low,
    ),
  ],
)

export const during: SurveyContent = content(
  'Une minute, pour ajuster ce qui peut l’être. | One minute, to adjust what can be.',
  [
    question('clair', 'scale5', 'Les explications sont claires.', 'The explanations are clear.', {
      ...low,
      required: true,
      measure: 'satisfaction',
    }),
    question('rythme', 'scale5', 'Le rythme me convient.', 'The pace suits me.', { ...low, measure: 'satisfaction' }),
    question('parole', 'scale5', 'Je peux poser mes questions.', 'I can ask my questions.', {
      ...low,
      measure: 'satisfaction',
    }),
    question('ajuster', 'text', 'Que faudrait-il ajuster ?', 'What should be adjusted?'),
  ],
)

/** What people thought of it, and what they have learnt. */
export const hot: SurveyContent = content('Votre avis, en deux minutes. | Your view, in two minutes.', [
  question('satisfait', 'scale5', 'Cette formation m’a donné satisfaction.', 'I am satisfied with this course.', {
    ...low,
    required: true,
    measure: 'satisfaction',
  }),
  question('manque', 'text', 'Qu’est-ce qui a manqué ?', 'What was missing?', {
    when: { question: 'satisfait', values: [1, 2] },
  }),
  question('objectifs', 'scale5', 'Les objectifs annoncés sont atteints.', 'The stated objectives have been met.', {
    ...low,
    required: true,
    measure: 'objectives',
  }),
  question('module', 'scale5', 'Ce module m’a appris ce que j’attendais.', 'This module taught me what I expected.', {
    repeat: 'module',
    measure: 'objectives',
  }),
  question('formateur', 'matrix', 'Votre avis sur la personne qui a animé', 'Your view of who taught', {
    ...low,
    repeat: 'trainer',
    measure: 'satisfaction',
    rows: lines(
      'Explications claires | Clear explanations',
      'Écoute du groupe | Listened to the group',
      'Rythme | Pace',
    ),
  }),
  question('conditions', 'matrix', 'Les conditions de la formation', 'How the course was run', {
    ...low,
    measure: 'satisfaction',
    rows: lines(
      'Organisation | Organisation',
      'Lieu ou outil à distance | Place, or tool online',
      'Supports | Materials',
    ),
  }),
  question(
    'capable',
    'scale5',
    'Je me sens capable d’utiliser ce que j’ai appris.',
    'I feel able to use what I have learnt.',
    { measure: 'objectives' },
  ),
  recommends,
  anythingElse,
])

/** What is used of it at work. */
export const cold3: SurveyContent = content(
  'Trois mois après : ce que la formation a changé. | Three months later: what the course has changed.',
  [
    question('usage', 'choice', 'Vous servez-vous de ce que vous avez appris ?', 'Do you use what you learnt?', {
      required: true,
      options: lines('Souvent | Often', 'Parfois | Sometimes', 'Pas encore | Not yet'),
    }),
    question('freins', 'choices', 'Qu’est-ce qui vous en empêche ?', 'What holds you back?', {
      when: { question: 'usage', values: [1, 2] },
      options: lines(
        'Le temps | Time',
        'L’occasion | The occasion',
        'Le matériel ou les outils | Equipment or tools',
        'Le soutien autour de moi | Support around me',
        'Autre chose | Something else',
      ),
    }),
    question(
      'transfert',
      'scale5',
      'J’applique dans mon travail ce que j’ai appris.',
      'I apply what I learnt in my work.',
      { ...low, required: true, measure: 'transfer' },
    ),
    question('aisance', 'scale5', 'Je suis à l’aise pour le faire.', 'I am at ease doing so.', { measure: 'transfer' }),
    question(
      'satisfait',
      'scale5',
      'Avec le recul, cette formation m’a donné satisfaction.',
      'Looking back, I am satisfied with this course.',
      {
        ...low,
        measure: 'satisfaction',
      },
    ),
    question('besoin', 'text', 'De quoi auriez-vous besoin maintenant ?', 'What would you need now?'),
  ],
)

/** What it has changed, for people and for what they do. */
export const cold6: SurveyContent = content(
  'Six mois après : les effets de la formation. | Six months later: the effects of the course.',
  [
    question('transfert', 'scale5', 'J’applique encore ce que j’ai appris.', 'I still apply what I learnt.', {
      ...low,
      required: true,
      measure: 'transfer',
    }),
    question('effets', 'matrix', 'Depuis la formation, j’ai gagné en', 'Since the course, I have gained in', {
      required: true,
      measure: 'results',
      rows: lines('Qualité de mon travail | Quality of my work', 'Temps | Time', 'Autonomie | Autonomy'),
    }),
    question('suite', 'choices', 'Qu’a-t-elle rendu possible ?', 'What has it made possible?', {
      options: lines(
        'De nouvelles responsabilités | New responsibilities',
        'Un nouveau poste | A new position',
        'Un emploi | A job',
        'Une certification | A certification',
        'Rien de cela | None of these',
      ),
    }),
    question('exemple', 'text', 'Un exemple de ce qui a changé ?', 'An example of what has changed?'),
    recommends,
  ],
)
