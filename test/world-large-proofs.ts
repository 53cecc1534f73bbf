import { dayOf } from './told.ts'
import { lotOf, whole } from './world-lot.ts'
import type { Plan, Rows } from './world-rows.ts'
import { type Session, sessionsOf } from './world-sessions.ts'

const day = 24 * 3600_000

/** What each trainee leaves behind: the rule, the indicators it serves, and the day, counted from the first one. */
const left = [
  { rule: 'need_analysed', indicators: [4], label: 'Analyse du besoin', after: -20 },
  { rule: 'positioning_done', indicators: [8], label: 'Positionnement', after: -10 },
  { rule: 'paper_sent', indicators: [9], label: 'Convocation', after: -9 },
  { rule: 'slot_countersigned', indicators: [10, 12], label: 'Émargement', after: 1 },
  { rule: 'survey_answered', indicators: [30], label: 'Réponse à chaud', after: 7 },
] as const

/** The proofs that the sessions beginning among these people have left: five a person, dated no later than today. */
export function proofRows(plan: Plan, from: number, to: number): readonly Rows[] {
  const proofs = sessionsOf(plan, from, to).flatMap((session) =>
    session.people.flatMap((person) =>
      left.map((each) => ({ ...each, session, person, id: `${person}-${each.rule}` })),
    ),
  )
  const { organisation, now } = plan
  return [
    {
      table: 'proofs',
      columns:
        'organisation_id, id, rule, label, subject_id, indicators, happened_on, valid_until, note, link, holding_id, site_id, sha256, at, by_id'.split(
          ', ',
        ),
      rows: proofs.map(({ id, rule, label, indicators, after, session, person }) => {
        const at = Math.min(now, session.first + after * day)
        return [
          ...[organisation, id, rule, own(plan, label), person, JSON.stringify(indicators)],
          ...[new Date(at).toISOString().slice(0, 10), '', '', '', null, session.site, shaOf(id), at, 'seed'],
        ]
      }),
    },
    {
      table: 'proof_sessions',
      columns: ['organisation_id', 'proof_id', 'session_id'],
      rows: proofs.map(({ id, session }) => [organisation, id, session.id]),
    },
    certificateRows(plan, from, to),
    ...ticketRows(plan, sessionsOf(plan, from, to)),
  ]
}

/** A paper a person, as it is kept, without its file. */
function certificateRows(plan: Plan, from: number, to: number): Rows {
  const { organisation, now } = plan
  return {
    table: 'papers',
    columns:
      'organisation_id, id, kind, number, title, session_id, enrolment_id, company_id, person_id, programme_id, site_id, language, body, file_id, sha256, corrects_id, at, by_id'.split(
        ', ',
      ),
    rows: sessionsOf(plan, from, to).flatMap((session) =>
      session.people.map((person) => [
        ...[organisation, person, 'certificat_realisation', `CR-${person}`, own(plan, 'Certificat de réalisation')],
        ...[session.id, person, null, person, session.programme, session.site, 'fr', '{"blocks":[]}', null],
        ...[shaOf(person), null, Math.min(now, session.first + 5 * day), 'seed'],
      ]),
    ),
  }
}

/** Something is said of one session in eight; nine times in ten it was answered. */
function ticketRows(plan: Plan, sessions: readonly Session[]): readonly Rows[] {
  const { organisation, now } = plan
  const told = sessions
    .filter(({ first, id }) => first < now && whole(lotOf(plan.seed, id, 0), 8) === 0)
    .map((session) => ({ session, at: session.first + 3 * day, over: whole(lotOf(plan.seed, session.id, 1), 10) > 0 }))
  return [
    {
      table: 'tickets',
      columns:
        'organisation_id, id, kind, title, body, source, source_id, person_id, company_id, session_id, site_id, name, email, language, received_on, acknowledge_by, due_on, owner_id, version, at, by_id'.split(
          ', ',
        ),
      rows: told.map(({ session, at }) => [
        ...[organisation, session.id, 'complaint', own(plan, 'Salle trop petite'), '', 'office', ''],
        ...[session.people[0] ?? null, null, session.id, session.site, '', '', 'fr', dayOf(at)],
        ...['', dayOf(at + 30 * day), null, 1, at, 'seed'],
      ]),
    },
    {
      table: 'ticket_actions',
      columns: 'organisation_id, id, ticket_id, round, what, owner_id, due_on, at, by_id'.split(', '),
      rows: told.map(({ session, at }) => [
        ...[organisation, session.id, session.id, 1, own(plan, 'Changer de salle'), null, dayOf(at + 20 * day), at],
        'seed',
      ]),
    },
    {
      table: 'ticket_closures',
      columns: 'organisation_id, ticket_id, round, word, mailed, check_on, on_day, due_on, at, by_id'.split(', '),
      rows: told
        .filter(({ over, at }) => over && at + 15 * day < now)
        .map(({ session, at }) => [
          ...[organisation, session.id, 1, own(plan, 'Une autre salle est retenue'), 0, ''],
          ...[dayOf(at + 15 * day), dayOf(at + 30 * day), at + 15 * day, 'seed'],
        ]),
    },
  ]
}

/** As long as a real one, and nobody's. */
const shaOf = (id: string): string => {
  const lot = lotOf(0, id, 0)
  return Array.from({ length: 8 }, () =>
    whole(lot, 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

const own = ({ organisation }: Plan, text: string): string =>
  organisation === 'lisiere' ? text : `${text} ${organisation}`
