import type { SurveyContent } from './content.ts'
import { content, lines, low, question } from './ready-questions.ts'

const toImprove = question('ameliorer', 'text', 'Que pourrions-nous améliorer ?', 'What could we improve?')

export const trainer: SurveyContent = content(
  'Votre regard sur la session que vous venez d’animer. | How you saw the session that you have just taught.',
  [
    question('groupe', 'scale5', 'Le groupe avait le niveau attendu.', 'The group had the expected level.', {
      required: true,
    }),
    question('objectifs', 'scale5', 'Les stagiaires ont atteint les objectifs.', 'The trainees met the objectives.', {
      ...low,
      required: true,
      measure: 'objectives',
    }),
    question('duree', 'scale5', 'La durée convenait au programme.', 'The length suited the programme.', {
      measure: 'satisfaction',
    }),
    question('organisation', 'matrix', 'Ce que nous vous avons fourni convenait', 'What we provided suited you', {
      ...low,
      measure: 'satisfaction',
      rows: lines(
        'Informations reçues à temps | Information, in time',
        'Lieu et matériel | Place and equipment',
        'Supports | Materials',
      ),
    }),
    question('incident', 'choice', 'Y a-t-il eu une difficulté à signaler ?', 'Was there any difficulty to report?', {
      required: true,
      options: lines('Non | No', 'Oui | Yes'),
    }),
    question('lequel', 'text', 'Laquelle ?', 'Which one?', { when: { question: 'incident', values: [1] } }),
    toImprove,
  ],
)

export const company: SurveyContent = content(
  'Votre avis sur la formation de vos équipes. | Your view of the training of your teams.',
  [
    question(
      'satisfait',
      'scale5',
      'Cette formation nous a donné satisfaction.',
      'We are satisfied with this course.',
      {
        ...low,
        required: true,
        measure: 'satisfaction',
      },
    ),
    question('besoin', 'scale5', 'Elle répond au besoin qui l’a motivée.', 'It meets the need behind it.', {
      ...low,
      measure: 'objectives',
    }),
    question(
      'suivi',
      'scale5',
      'Nos échanges ont été simples et suivis.',
      'Dealing with you was simple and followed up.',
      {
        ...low,
        measure: 'satisfaction',
      },
    ),
    question(
      'transfert',
      'scale5',
      'Nos équipes appliquent ce qu’elles ont appris.',
      'Our teams apply what they learnt.',
      {
        measure: 'transfer',
      },
    ),
    question(
      'resultats',
      'scale5',
      'Nous en voyons les effets sur notre activité.',
      'We see its effects on our business.',
      {
        measure: 'results',
      },
    ),
    question('recommande', 'nps', 'Nous recommanderiez-vous ?', 'Would you recommend us?', {
      measure: 'recommendation',
      alertAt: 4,
    }),
    toImprove,
  ],
)

export const funder: SurveyContent = content(
  'Votre avis sur notre travail avec vous. | Your view of our work with you.',
  [
    question(
      'dossiers',
      'scale5',
      'Les dossiers sont complets et arrivent à temps.',
      'Files are complete, and arrive in time.',
      {
        ...low,
        required: true,
        measure: 'satisfaction',
      },
    ),
    question('reponses', 'scale5', 'Nos questions reçoivent une réponse claire.', 'Our questions get a clear answer.', {
      ...low,
      measure: 'satisfaction',
    }),
    question(
      'besoins',
      'scale5',
      'Les formations répondent aux besoins que nous finançons.',
      'The courses meet the needs that we fund.',
      {
        measure: 'results',
      },
    ),
    question('recommande', 'nps', 'Nous recommanderiez-vous ?', 'Would you recommend us?', {
      measure: 'recommendation',
      alertAt: 4,
    }),
    toImprove,
  ],
)
