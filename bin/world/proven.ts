import { batch } from '#db/database.ts'
import { insertAnalysis } from '#db/sessions/enrolment-analyses.ts'
import { commit } from '#domain/events/commit.ts'
import { describeActivity } from '#domain/quality/proofs/proofs.ts'
import { dayOf } from '#test/told.ts'
import { people, type Taught, taughtBy } from '#test/world-surveys-lived.ts'
import type { Happening, Life } from './life.ts'

const day = 24 * 3600_000

/** What a certified centre has to show one morning, eleven weeks before its surveillance audit: nearly all of it. */
export async function seedProven(life: Life, today: number): Promise<void> {
  const scope = life.as('quentin', today - 290 * day)
  const profile = {
    categories: ['AF' as const],
    ...{ certifying: false, alternating: false, workplace: false },
    ...{ subcontracting: true, isOnlySubcontractor: false, isNewEntrant: false },
    ...{ isRecognised: false, newCategories: [] },
    ...{ certifiedOn: dayOf(today - 430 * day), auditOn: dayOf(today + 77 * day), auditType: 'surveillance' as const },
    version: 0,
  }
  await describeActivity(scope, profile, [])

  const taught = taughtBy(today)
  const happened = [...ofTheHouse(today), ...taught.flatMap((session) => ofSession(session, today))]
  happened.sort((one, other) => one.at - other.at)
  await commit(
    scope,
    happened.flatMap((each) => life.telling(each)),
  )
  await batch(
    scope.db,
    taught.flatMap((session) => analysesOf(life, session)),
  )
}

const titles = { manager: 'Manager une équipe au quotidien', rps: 'Prévenir les risques psychosociaux' }

function ofTheHouse(today: number): Happening[] {
  const told = (ago: number, by: string, action: string, subject: string, name: string, more = {}): Happening => ({
    ...{ at: today - ago * day, by, action, subject },
    payload: { name, ...more },
  })
  return [
    ...Object.entries(titles).flatMap(([id, title]) => [
      told(320, 'odile', 'programme_created', id, title),
      told(310, 'odile', 'programme_published', id, title, { version: '1.0' }),
      told(300, 'odile', 'qualification_given', id, title, { personId: 'bruno' }),
    ]),
    told(318, 'ana', 'space_opened', 'erdre', 'Salle Erdre'),
    told(318, 'ana', 'space_opened', 'golfe', 'Salle du Golfe'),
    told(299, 'odile', 'referent_named', 'disability', 'Quentin Prévost', { kind: 'disability' }),
    told(180, 'ana', 'ticket_closed', 'support', 'Support illisible', { kind: 'complaint' }),
    told(120, 'quentin', 'network_contact_added', 'appui', 'Appui handicap du département'),
    told(90, 'quentin', 'partner_judged', 'armor', 'Ouest Logistique'),
    told(80, 'quentin', 'ticket_checked', 'support', 'Support illisible', { effective: true }),
    told(60, 'quentin', 'risk_added', 'absence', 'Un formateur absent le matin même'),
    told(30, 'quentin', 'watch_item_used', 'handicap', 'Un guide pour accueillir une personne handicapée', {
      indicators: [23, 26],
    }),
    told(3, 'ana', 'ticket_opened', 'convocation', 'Convocation reçue la veille', { kind: 'complaint' }),
  ]
}

/** Planned, its people heard before it begins, then asked what they made of it. */
function ofSession(session: Taught, today: number): Happening[] {
  const { id, programme, site, first, days } = session
  const name = titles[programme]
  const end = first + (days - 1) * day
  const survey = { name: 'Évaluation à chaud', survey: 'fin', session: id }
  return [
    { at: first - 40 * day, by: 'ana', action: 'session_opened', subject: id, site, payload: { name, title: name } },
    { at: first - 40 * day, by: 'ana', action: 'slots_planned', subject: id, site, payload: { name, count: days * 2 } },
    ...analysed(session).flatMap(({ enrolment, name: person }, turn): Happening[] =>
      (['needs_analysed', 'positioning_done'] as const).map((action) => ({
        ...{ at: first - (12 - turn) * day, by: 'ana', action, subject: enrolment, site },
        payload: { name: person, session: id },
      })),
    ),
    { at: end + day, by: 'ana', action: 'survey_asked', subject: `fin-${id}`, site, payload: survey },
    ...(end + 15 * day > today
      ? []
      : [{ at: end + 15 * day, by: 'ana', action: 'survey_closed', subject: `fin-${id}`, site, payload: survey }]),
  ]
}

const analysed = ({ id, who }: Taught) =>
  people
    .slice(who[0], who[0] + 3)
    .map((person) => ({ enrolment: `${person.id}-${id}`, name: `${person.given} ${person.family}` }))

const analysesOf = (life: Life, session: Taught) =>
  analysed(session).flatMap(({ enrolment }, turn) => {
    const scope = life.as('ana', session.first - (12 - turn) * day)
    const level = turn === 0 ? 'beginner' : 'practised'
    return (['needs', 'positioning'] as const).map((kind) =>
      insertAnalysis(scope, {
        ...{ id: `${enrolment}-${kind}`, enrolmentId: enrolment, kind, level, adaptations: '' },
        expectations: 'Prendre du recul sur des situations vécues, repartir avec des outils simples.',
      }),
    )
  })
