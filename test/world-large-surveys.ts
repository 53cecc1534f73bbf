import { fold } from '#db/fold.ts'
import { lotOf, pick, whole } from './world-lot.ts'
import { idOf, type Plan, type Rows } from './world-rows.ts'
import { type Session, sessionsOf } from './world-sessions.ts'

/** What each session asks: before it, on its last day, and months later. */
const asked = [
  { purpose: 'before', title: 'Vos attentes', after: -7, anonymous: 0 },
  { purpose: 'hot', title: 'Votre avis', after: 5, anonymous: 0 },
  { purpose: 'cold_3', title: 'Trois mois après', after: 95, anonymous: 1 },
  { purpose: 'cold_6', title: 'Six mois après', after: 185, anonymous: 1 },
] as const

const day = 24 * 3600_000
const surveyOf = ({ seed }: Plan, purpose: string): string => `w${seed}-${purpose}`

/** The same four surveys, however many people answer them. */
export function surveyRows(plan: Plan): readonly Rows[] {
  const { organisation, now } = plan
  return [
    {
      table: 'surveys',
      columns:
        'organisation_id, id, title, purpose, audience, anonymous, smallest_group, version, at, by_id, sort_key'.split(
          ', ',
        ),
      rows: asked.map(({ purpose, title, anonymous }) => [
        ...[organisation, surveyOf(plan, purpose), own(plan, `${title} (${plan.seed})`)],
        ...[purpose, 'trainee', anonymous, 3, 1, now, 'seed', fold(own(plan, `${title} (${plan.seed})`))],
      ]),
    },
    {
      table: 'survey_versions',
      columns: 'organisation_id, survey_id, version, content, at, by_id'.split(', '),
      rows: asked.map(({ purpose }) => [organisation, surveyOf(plan, purpose), 1, content, now, 'seed']),
    },
  ]
}

/** Of the sessions that begin among these people: whom they asked, who was silent, and what the others said. */
export function answerRows(plan: Plan, from: number, to: number): readonly Rows[] {
  const askings = sessionsOf(plan, from, to).flatMap((session) => askingsOf(plan, session))
  const participations = askings.flatMap((asking) =>
    asking.session.people.map((person) => partOf(plan, asking, person)),
  )
  const { organisation } = plan
  return [
    {
      table: 'askings',
      columns:
        'organisation_id, id, survey_id, version, session_id, rule_id, opens_on, closes_on, reminders, present_only, at, by_id'.split(
          ', ',
        ),
      rows: askings.map(({ id, survey, session, opens }) => [
        ...[organisation, id, survey, 1, session.id, '', isoDay(opens), isoDay(opens + 14 * day), '3 7', 0],
        ...[opens, 'seed'],
      ]),
    },
    {
      table: 'participations',
      columns: 'organisation_id, id, asking_id, asked_id, name, email, language, sent, sent_on, at'.split(', '),
      rows: participations.map(({ id, asking, person }) => [
        ...[organisation, id, asking.id, person, own(plan, person), `${person}@${organisation}.example`, 'fr', 1],
        ...[isoDay(asking.opens), asking.opens],
      ]),
    },
    {
      table: 'participation_ends',
      columns: ['organisation_id', 'participation_id', 'outcome', 'on_day'],
      rows: participations.map(({ id, asking, said }) => [
        ...[organisation, id, said ? 'answered' : 'silent', isoDay(asking.opens + (said ? 2 : 14) * day)],
      ]),
    },
    {
      table: 'answers',
      columns:
        'organisation_id, id, survey_id, version, session_id, programme_id, site_id, participation_id, said, satisfaction, recommendation, alerts, on_day, source, source_id'.split(
          ', ',
        ),
      rows: participations.flatMap(({ id, asking, said }) =>
        said
          ? [
              [
                ...[organisation, id, asking.survey, 1, asking.session.id, asking.session.programme],
                ...[asking.session.site, asking.anonymous ? null : id, JSON.stringify(said)],
                ...[(said.satisfait - 1) * 25, said.recommande, said.satisfait < 3 ? '["satisfait"]' : '[]'],
                ...[isoDay(asking.opens + 2 * day), 'form', null],
              ],
            ]
          : [],
      ),
    },
  ]
}

type Asking = ReturnType<typeof askingsOf>[number]

const askingsOf = (plan: Plan, session: Session) =>
  asked
    .map(({ purpose, after, anonymous }) => ({
      id: `${session.id}-${purpose}`,
      survey: surveyOf(plan, purpose),
      anonymous,
      session,
      opens: session.first + after * day,
    }))
    .filter(({ opens }) => session.first < plan.now && opens + 14 * day < plan.now)

/** Thirteen in fourteen answer; one in three has a word to say. */
function partOf(plan: Plan, asking: Asking, person: string) {
  const index = Number(person.slice(idOf(plan, 0).indexOf('-') + 1))
  const lot = lotOf(plan.seed, asking.survey, index)
  const satisfait = 5 - Math.floor(whole(lot, 11) / 4) - (whole(lot, 50) === 0 ? 2 : 0)
  const recommande = Math.max(0, 2 * satisfait + 1 - whole(lot, 3))
  const words = whole(lot, 3) === 0 ? { mot: own(plan, pick(lot, verbatims)) } : {}
  const said = whole(lot, 14) === 0 ? null : { satisfait, recommande, rythme: whole(lot, 3), ...words }
  return { id: `${person}-${asking.survey}`, asking, person, said }
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

const own = ({ organisation }: Plan, text: string): string =>
  organisation === 'lisiere' ? text : `${text} ${organisation}`

const content = JSON.stringify({
  questions: [
    {
      id: 'satisfait',
      kind: 'scale5',
      text: { fr: 'Êtes-vous satisfait ?', en: 'Are you satisfied?' },
      measure: 'satisfaction',
      alertAt: 2,
    },
    {
      id: 'recommande',
      kind: 'nps',
      text: { fr: 'Nous recommandez-vous ?', en: 'Would you recommend us?' },
      measure: 'recommendation',
    },
    {
      id: 'rythme',
      kind: 'choice',
      text: { fr: 'Le rythme était', en: 'The pace was' },
      options: [
        { fr: 'trop lent', en: 'too slow' },
        { fr: 'juste', en: 'right' },
        { fr: 'trop rapide', en: 'too fast' },
      ],
    },
    { id: 'mot', kind: 'text', text: { fr: 'Un mot à nous dire ?', en: 'Anything to tell us?' } },
  ],
})

const verbatims = [
  'Des exercices proches de mon métier',
  'J’aurais aimé plus de temps en atelier',
  'Un formateur très à l’écoute',
  'La salle était bruyante l’après-midi',
  'Je m’en sers chaque semaine',
] as const
