import { fold } from '#db/fold.ts'
import { readAnswer } from '#domain/surveys/answering.ts'
import { type AskedQuestion, expand, fieldsOf } from '#domain/surveys/expand.ts'
import { readySets } from '#domain/surveys/ready-sets.ts'
import type { SaidAnswers } from '#domain/surveys/said.ts'
import { isGraded, scales, scoresOf } from '#domain/surveys/scores.ts'
import { dayOf, type Told } from './told.ts'
import { programmes, sessionOf } from './world-training.ts'
import { weekFor } from './world-weeks.ts'

const day = 24 * 3600_000

/**
 * Five sessions of the months past, and what was said of them: at the end, three months later, by a company. Always the
 * same people, grades and words, around the day when the demo is.
 */
export function livedSurveys(organisation: string, now: number, today: number): readonly Told[] {
  const mine = { organisation_id: organisation }
  const by = { at: now, by_id: 'seed' }
  const own = (text: string) => text
  const taught = taughtBy(today)
  return [
    person(mine, now, { id: 'maelle', given: 'Maëlle', family: 'Tanguy' }, organisation),
    ...people.map((each) => person(mine, now, each, organisation)),
    ...taught.flatMap((session) => sessionOf(mine, own, now, session)),
    ...taught.flatMap((session) => enrolments(mine, by, session)),
    ...surveys.flatMap(({ id, purpose, anonymous, rule }): Told[] => [
      ['surveys', surveyRow(mine, by, id, purpose, anonymous)],
      [
        'survey_versions',
        { ...mine, survey_id: id, version: 1, content: JSON.stringify(readySets[purpose].content), ...by },
      ],
      ['survey_rules', { ...mine, id: `${id}-regle`, survey_id: id, programme_id: null, version: 1, ...rule, ...by }],
    ]),
    ...taught.flatMap((session) =>
      surveys.flatMap((survey) => askingOf(mine, by, session, survey, today, organisation)),
    ),
  ]
}

type Mine = { organisation_id: string }
type By = { at: number; by_id: string }
type Survey = (typeof surveys)[number]
export type Taught = (typeof sessions)[number] & { first: number }

export const people = [
  ['nolwenn', 'Nolwenn', 'Quéré'],
  ['erwan', 'Erwan', 'Salaün'],
  ['ines', 'Inès', 'Rolland'],
  ['tomas', 'Tomás', 'Pereira'],
  ['awa', 'Awa', 'Sarr'],
  ['paul', 'Paul', 'Thibault'],
  ['lucie', 'Lucie', 'Renaudin'],
  ['yann', 'Yann', 'Prigent'],
  ['samia', 'Samia', 'Rahmani'],
  ['elise', 'Élise', 'Vasseur'],
  ['karim', 'Karim', 'Yahiaoui'],
  ['jeanne', 'Jeanne', 'Ruellan'],
].map(([id = '', given = '', family = '']) => ({ id, given, family }))

/** How it went, of 1: what people say follows from it. */
const sessions = [
  {
    id: 'printemps',
    programme: 'rps',
    site: 'vannes',
    space: 'golfe',
    days: 2,
    ago: 205,
    trainer: 'bruno',
    who: [0, 8],
    mood: 0.82,
  },
  {
    id: 'ete',
    programme: 'manager',
    site: 'nantes',
    space: 'erdre',
    days: 3,
    ago: 158,
    trainer: 'maelle',
    who: [2, 10],
    mood: 0.93,
  },
  {
    id: 'rentree',
    programme: 'rps',
    site: 'nantes',
    space: 'erdre',
    days: 2,
    ago: 104,
    trainer: 'maelle',
    who: [4, 12],
    mood: 0.9,
  },
  {
    id: 'automne',
    programme: 'manager',
    site: 'vannes',
    space: 'golfe',
    days: 3,
    ago: 62,
    trainer: 'bruno',
    who: [1, 9],
    mood: 0.58,
  },
  {
    id: 'recente',
    programme: 'rps',
    site: 'nantes',
    space: 'erdre',
    days: 2,
    ago: 12,
    trainer: 'maelle',
    who: [3, 11],
    mood: 0.86,
  },
] as const

/** Those sessions, with the hour at which each began. */
export const taughtBy = (today: number): Taught[] =>
  sessions.map((session) => ({
    ...session,
    first: weekFor(session.days, today - session.ago * day, -1) + 8 * 3600_000,
  }))

const surveys = [
  {
    id: 'fin',
    purpose: 'hot',
    anonymous: 1,
    rule: { anchor: 'end', days: 1, present_only: 1, reminders: '3 7', closes_after: 14 },
    answering: 0.85,
  },
  {
    id: 'trois-mois',
    purpose: 'cold_3',
    anonymous: 1,
    rule: { anchor: 'end', days: 90, present_only: 1, reminders: '7', closes_after: 30 },
    answering: 0.62,
  },
  {
    id: 'entreprises',
    purpose: 'company',
    anonymous: 0,
    rule: { anchor: 'end', days: 30, present_only: 0, reminders: '7', closes_after: 30 },
    answering: 1,
  },
] as const

function surveyRow(mine: Mine, by: By, id: string, purpose: Survey['purpose'], anonymous: number) {
  const { title, audience } = readySets[purpose]
  const group = { anonymous, smallest_group: anonymous ? 3 : 1 }
  return { ...mine, id, title: title.fr, purpose, audience, ...group, version: 1, sort_key: fold(title.fr), ...by }
}

const person = (
  mine: Mine,
  now: number,
  { id, given, family }: (typeof people)[number],
  organisation: string,
): Told => [
  'persons',
  {
    ...mine,
    id,
    given_name: given,
    family_name: family,
    sort_key: fold(family, given),
    email: `${id}@${organisation}.example`,
    phone: '',
    identity_id: null,
    version: 1,
    at: now,
  },
]

/** Everybody came to everything. */
function enrolments(mine: Mine, by: By, { id, days, who }: Taught): Told[] {
  const there = people.slice(...who)
  return [
    ...there.map(
      (each, at): Told => [
        'enrolments',
        {
          ...mine,
          ...by,
          id: `${each.id}-${id}`,
          session_id: id,
          person_id: each.id,
          company_id: at % 2 === 0 ? 'guivarch' : 'ouest',
          state: 'enrolled',
          price: 98_000,
          planned_minutes: days * 420,
          source: 'office',
          held_until: 0,
          version: 1,
        },
      ],
    ),
    ...there.flatMap((each) =>
      Array.from(
        { length: days * 2 },
        (_, slot): Told => [
          'presences',
          {
            ...mine,
            ...by,
            slot_id: `${id}-${slot}`,
            enrolment_id: `${each.id}-${id}`,
            session_id: id,
            state: 'present',
            minutes: 210,
            reason: '',
          },
        ],
      ),
    ),
  ]
}

/** Whoever has not said anything by the last day is silent. */
function askingOf(mine: Mine, by: By, session: Taught, survey: Survey, today: number, organisation: string): Told[] {
  const { rule } = survey
  const opens = session.first + (session.days - 1 + rule.days) * day
  const closes = opens + rule.closes_after * day
  if (opens > today) return []
  const id = `${survey.id}-${session.id}`
  const denis = { id: 'denis', given: 'Denis', family: 'Guivarc’h' }
  const asked = survey.purpose === 'company' ? [denis] : people.slice(...session.who)
  const parts = asked.map((each, at) => {
    const draw = drawing(`${id} ${each.id}`)
    const answeredOn = opens + Math.floor(draw() * 5) * day
    const answers = draw() < survey.answering && answeredOn <= today
    return { each, at, draw, answeredOn, answers, participation: `${id}-${each.id}` }
  })
  const isOver = closes < today
  return [
    [
      'askings',
      {
        ...mine,
        id,
        survey_id: survey.id,
        version: 1,
        session_id: session.id,
        rule_id: `${survey.id}-regle`,
        opens_on: dayOf(opens),
        closes_on: dayOf(closes),
        reminders: rule.reminders,
        present_only: rule.present_only,
        ...by,
        at: opens,
      },
    ],
    ...parts.map(
      ({ each, participation }): Told => [
        'participations',
        {
          ...mine,
          id: participation,
          asking_id: id,
          asked_id: each.id,
          name: `${each.given} ${each.family}`,
          email: `${each.id}@${organisation}.example`,
          language: 'fr',
          sent: 1,
          sent_on: dayOf(opens),
          at: opens,
        },
      ],
    ),
    ...parts.flatMap(({ participation, answers, answeredOn }): Told[] => {
      if (!answers && !isOver) return []
      const end = answers ? ['answered', answeredOn] : ['silent', closes]
      const [outcome, on] = end as [string, number]
      return [['participation_ends', { ...mine, participation_id: participation, outcome, on_day: dayOf(on) }]]
    }),
    ...parts.flatMap(({ at, participation, answers, answeredOn, draw }): Told[] =>
      answers ? [answerOf(mine, session, survey, at, draw, answeredOn, survey.anonymous ? null : participation)] : [],
    ),
    ...(isOver ? [['asking_closures', { ...mine, asking_id: id, ...by, at: closes }] as const] : []),
  ]
}

function answerOf(
  mine: Mine,
  session: Taught,
  survey: Survey,
  at: number,
  draw: Draw,
  on: number,
  participation: string | null,
): Told {
  const { content } = readySets[survey.purpose]
  const modules = programmes.find(({ id }) => id === session.programme)?.modules ?? []
  const asked = expand(content, { modules, trainers: [{ id: session.trainer, name: '' }] })
  const given = Object.fromEntries(asked.flatMap((each) => saidOf(each, session, at, draw)))
  const { said } = readAnswer(asked, given)
  const { satisfaction, recommendation, alerts } = scoresOf(content, said)
  return [
    'answers',
    {
      ...mine,
      id: Array.from({ length: 16 }, () => Math.floor(draw() * 36).toString(36)).join(''),
      survey_id: survey.id,
      version: 1,
      session_id: session.id,
      programme_id: session.programme,
      site_id: session.site,
      participation_id: participation,
      said: JSON.stringify(said),
      satisfaction,
      recommendation,
      alerts: JSON.stringify(alerts),
      on_day: dayOf(on),
      source: 'form',
      source_id: null,
    },
  ]
}

function saidOf(asked: AskedQuestion, { mood, ago }: Taught, at: number, draw: Draw): [string, SaidAnswers[string]][] {
  const { kind, options } = asked.question
  const turn = ago + at
  return fieldsOf(asked).flatMap((field): [string, SaidAnswers[string]][] => {
    const luck = draw()
    if (kind === 'text') {
      const words = asked.name === 'ameliorer' ? ofCompanies : mood > 0.7 ? pleased : displeased
      return luck < 0.5 ? [[field, words[turn % words.length] ?? '']] : []
    }
    if (kind === 'choice')
      return [[field, Math.min(options.length - 1, Math.floor((luck + 0.9 - mood) * options.length))]]
    if (kind === 'choices') return [[field, [Math.floor(luck * options.length)]]]
    if (!isGraded(kind)) return []
    const [lowest, highest] = scales[kind]
    // Those who are rather pleased recommend it.
    const share = Math.min(1, Math.max(0, mood + (kind === 'nps' ? (luck - 0.3) * 0.45 : (luck - 0.55) * 0.7)))
    return [[field, Math.round(lowest + share * (highest - lowest))]]
  })
}

const pleased = [
  'Des exercices très concrets, que j’ai repris dès le lundi avec mon équipe.',
  'Un groupe à taille humaine : chacun a pu parler de sa situation.',
  'Les jeux de rôle filmés aident vraiment, même si l’on n’ose pas au début.',
  'Il manquait un peu de temps pour le dernier module.',
  'Formatrice à l’écoute, exemples tirés de notre métier.',
  'Le livret est clair ; je m’en sers encore.',
  'J’ai demandé à mes collègues de suivre la même formation.',
  'Salle agréable, mais difficile de se garer.',
  'J’aurais aimé davantage d’échanges avec les autres entreprises.',
  'Je sais maintenant vers qui orienter une personne en difficulté.',
  'Les signaux faibles : c’est ce que je retiens le plus.',
  'Merci pour les réponses envoyées après la session.',
]

const displeased = [
  'Trop de théorie le premier jour, pas assez d’exercices.',
  'Le rythme était trop rapide pour les nouveaux responsables.',
  'La salle était bruyante et le vidéoprojecteur est tombé en panne.',
  'Le contenu est bon, mais j’attendais des cas de notre secteur.',
  'Les horaires ont changé la veille, c’était compliqué à organiser.',
  'L’entretien de recadrage mérite une demi-journée de plus.',
]

const ofCompanies = [
  'Prévoir deux dates : nous ne pouvons pas libérer toute l’équipe la même semaine.',
  'Envoyer la convention plus tôt, notre OPCO la demande trois semaines avant.',
  'Un point d’une demi-heure avec les responsables après la formation.',
  'Rien à redire : nous reviendrons l’an prochain.',
]

type Draw = () => number

/** The same draws for the same name. */
function drawing(name: string): Draw {
  let state = 2166136261
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 16777619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9
    state ^= state >>> 13
    return (state >>> 0) / 2 ** 32
  }
}
