import { dayOf, type Told } from './told.ts'

const day = 24 * 3600_000

/**
 * Four tickets, one at each place of the board: Léa's complaint waits for a word, the cold room in Nantes has its action,
 * a loose cable in Vannes is to be looked into, last spring's complaint was answered and checked. And one report that
 * very few may read.
 */
export function ticketsOf(
  mine: { organisation_id: string },
  own: (text: string) => string,
  now: number,
): readonly Told[] {
  const by = { at: now - 3 * day, by_id: 'seed' }
  const ticket = (id: string, changes: Record<string, string | number | null>): Told => [
    'tickets',
    {
      ...mine,
      id,
      kind: 'complaint',
      title: own(id),
      body: '',
      source: 'office',
      source_id: '',
      person_id: null,
      company_id: null,
      session_id: null,
      site_id: 'nantes',
      name: '',
      email: '',
      language: 'fr',
      received_on: dayOf(now - 3 * day),
      acknowledge_by: '',
      due_on: dayOf(now + 20 * day),
      owner_id: 'ana',
      version: 1,
      ...by,
      ...changes,
    },
  ]
  return [
    ticket('convocation', {
      title: own('Convocation reçue la veille'),
      body: own('Je n’ai pas pu prévenir mon équipe.'),
      person_id: 'lea',
      company_id: 'guivarch',
      session_id: 'passee',
      site_id: 'vannes',
      name: 'Léa Morvan',
      email: `lea@${mine.organisation_id}.example`,
      acknowledge_by: dayOf(now - day),
    }),
    ticket('salle-froide', { title: own('Salle froide le matin'), kind: 'incident' }),
    [
      'ticket_causes',
      {
        ...mine,
        ...by,
        id: 'chauffage',
        ticket_id: 'salle-froide',
        family: 'premises',
        text: own('Le chauffage démarre à 9 h'),
      },
    ],
    [
      'ticket_actions',
      {
        ...mine,
        ...by,
        id: 'minuterie',
        ticket_id: 'salle-froide',
        round: 1,
        what: own('Avancer la minuterie à 7 h'),
        owner_id: 'ana',
        due_on: dayOf(now + 5 * day),
      },
    ],
    ticket('cable', { title: own('Câble au sol dans la salle Golfe'), kind: 'hazard', site_id: 'vannes' }),
    ticket('support', {
      title: own('Support illisible'),
      received_on: dayOf(now - 200 * day),
      due_on: dayOf(now - 170 * day),
      name: 'Denis Guivarc’h',
    }),
    [
      'ticket_closures',
      {
        ...mine,
        ...by,
        ticket_id: 'support',
        round: 1,
        word: own('Un support en grands caractères est donné à tous.'),
        mailed: 0,
        check_on: dayOf(now - 80 * day),
        on_day: dayOf(now - 180 * day),
        due_on: dayOf(now - 170 * day),
      },
    ],
    [
      'ticket_checks',
      {
        ...mine,
        ...by,
        ticket_id: 'support',
        round: 1,
        effective: 1,
        word: own('Plus aucune remarque'),
        on_day: dayOf(now - 80 * day),
      },
    ],
    [
      'reports',
      {
        ...mine,
        id: 'signalement',
        kind: 'harassment',
        body: own('Des remarques répétées pendant les pauses'),
        name: '',
        contact: '',
        source: 'office',
        on_day: dayOf(now - 10 * day),
        at: now - 10 * day,
      },
    ],
  ]
}
