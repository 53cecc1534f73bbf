import { countedFrom, dueOn } from '#domain/sessions/task-dates.ts'
import { ourChain } from '#domain/sessions/task-model.ts'
import { dayOf } from './told.ts'

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
    ...chainOf(organisation, now),
    task('rappel', 'encours', 'Rappeler Transports Guivarc’h'),
    task('bilan', 'passee', 'Relire les questionnaires'),
    concern('encours', 'nantes', 'unsigned', -1, 2),
    concern('encours', 'nantes', 'late_tasks', -1, 1),
    concern('passee', 'vannes', 'missing_paper', -28, 2),
    concern('passee', 'vannes', 'late_tasks', -1, 1),
  ]
}

/** The session under way has its chain: what was due is done, the rest is to come. */
function chainOf(organisation: string, now: number): readonly Told[] {
  const morning = Math.floor(now / day) * day + 8 * 3600_000
  const dates = { startsOn: dayOf(morning - day), endsOn: dayOf(morning + day) }
  return ourChain.flatMap(({ id, kind, title, anchor, days, unit }): Told[] => {
    const due = dueOn({ anchor, days, unit }, dates, '')
    const task = `encours-${id}`
    const row = { organisation_id: organisation, id: task, session_id: 'encours', kind, title, anchor, days, unit }
    const counted = { counted_from: countedFrom({ anchor }, dates), due_on: due, owner_id: null, version: 1, at: now }
    const done: Told = [
      'task_closures',
      {
        organisation_id: organisation,
        task_id: task,
        event_id: '',
        word: '',
        at: now,
        by_id: organisation === 'lisiere' ? 'id-ana' : `id-ana-${organisation}`,
      },
    ]
    return [['tasks', { ...row, ...counted }], ...(due < dayOf(now) ? [done] : [])]
  })
}
