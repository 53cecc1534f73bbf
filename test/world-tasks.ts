import { dayOf } from './world-training.ts'

type Row = Readonly<Record<string, string | number | null>>
type Told = readonly [table: string, row: Row]

const day = 24 * 3600_000

/** A task of one's own in two of the seeded sessions, and what the cockpit says of them. */
export function tasksOf(organisation: string, own: (text: string) => string, now: number): readonly Told[] {
  const mine = { organisation_id: organisation }
  const task = (id: string, session: string, title: string): Told => [
    'tasks',
    {
      ...mine,
      id,
      session_id: session,
      kind: 'own',
      title: own(title),
      anchor: 'start',
      days: 0,
      unit: 'days',
      counted_from: '',
      due_on: dayOf(now - day),
      owner_id: 'ana',
      version: 1,
      at: now,
    },
  ]
  const concern = (session: string, site: string, kind: string, due: number, count: number): Told => [
    'concerns',
    {
      ...mine,
      session_id: session,
      kind,
      site_id: site,
      owner_id: 'ana',
      due_on: dayOf(now + due * day),
      count,
      at: now,
    },
  ]
  return [
    task('rappel', 'encours', 'Rappeler Transports Guivarc’h'),
    task('bilan', 'passee', 'Relire les questionnaires'),
    concern('encours', 'nantes', 'unsigned', -1, 2),
    concern('encours', 'nantes', 'late_tasks', -1, 1),
    concern('passee', 'vannes', 'missing_paper', -28, 2),
    concern('passee', 'vannes', 'late_tasks', -1, 1),
  ]
}
