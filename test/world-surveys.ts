import { fold } from '#db/fold.ts'
import { dayOf, type Told } from './told.ts'

const day = 24 * 3600_000

/** What Gaël and Léa were asked after the session that is past: he has answered, she has not. */
export function surveysOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
  today: number,
): readonly Told[] {
  const by = { at: now, by_id: 'seed' }
  return [
    [
      'surveys',
      {
        ...mine,
        id: 'a-chaud',
        title: own('Votre avis à chaud'),
        purpose: 'hot',
        audience: 'trainee',
        anonymous: 0,
        smallest_group: 1,
        version: 1,
        sort_key: fold(own('Votre avis à chaud')),
        ...by,
      },
    ],
    ['survey_versions', { ...mine, survey_id: 'a-chaud', version: 1, content: JSON.stringify(hotSurvey(own)), ...by }],
    [
      'survey_rules',
      {
        ...mine,
        id: 'a-chaud-fin',
        survey_id: 'a-chaud',
        programme_id: null,
        anchor: 'end',
        days: 0,
        present_only: 1,
        reminders: '3 7',
        closes_after: 14,
        version: 1,
        ...by,
      },
    ],
    [
      'askings',
      {
        ...mine,
        id: 'a-chaud-passee',
        survey_id: 'a-chaud',
        version: 1,
        session_id: 'passee',
        rule_id: 'a-chaud-fin',
        opens_on: dayOf(today - 20 * day),
        closes_on: dayOf(today + 10 * day),
        reminders: '3 7',
        present_only: 1,
        ...by,
      },
    ],
    ...['gael', 'lea'].map(
      (person): Told => [
        'participations',
        {
          ...mine,
          id: `a-chaud-${person}`,
          asking_id: 'a-chaud-passee',
          asked_id: person,
          name: own(person),
          email: `${person}@${mine.organisation_id}.example`,
          language: 'fr',
          sent: 1,
          sent_on: dayOf(today - 20 * day),
          at: now,
        },
      ],
    ),
    [
      'participation_ends',
      { ...mine, participation_id: 'a-chaud-gael', outcome: 'answered', on_day: dayOf(today - 18 * day) },
    ],
    [
      'answers',
      {
        ...mine,
        id: 'reponse-gael',
        survey_id: 'a-chaud',
        version: 1,
        session_id: 'passee',
        programme_id: 'rps',
        site_id: 'vannes',
        participation_id: 'a-chaud-gael',
        said: JSON.stringify({ satisfait: 4, recommande: 9, mot: own('Des exercices très concrets') }),
        satisfaction: 75,
        recommendation: 9,
        alerts: '[]',
        on_day: dayOf(today - 18 * day),
        source: 'form',
        source_id: null,
      },
    ],
  ]
}

/** What they are asked on the last day, as `domain/surveys/content.ts` reads it. */
const hotSurvey = (own: (text: string) => string) => ({
  questions: [
    {
      id: 'satisfait',
      kind: 'scale5',
      text: { fr: 'Êtes-vous satisfait de la formation ?', en: 'Are you satisfied with the course?' },
      required: true,
      measure: 'satisfaction',
      alertAt: 2,
    },
    {
      id: 'recommande',
      kind: 'nps',
      text: { fr: 'La recommanderiez-vous ?', en: 'Would you recommend it?' },
      measure: 'recommendation',
    },
    { id: 'mot', kind: 'text', text: { fr: own('Un mot à nous dire ?'), en: 'Anything to tell us?' } },
  ],
})
