import type { ConcernKind } from '#domain/cockpit/kinds.ts'
import { paths } from '#paths.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import type { Speech } from '#words/words.ts'

/** Where each kind of concern is fixed. */
export const placeOf = ({ kind, sessionId }: { kind: string; sessionId: string }): string =>
  places[kind as ConcernKind](sessionId)

export const saidOf = (w: Speech, { kind, count }: { kind: string; count: number }): string =>
  w.cockpit.said[kind as ConcernKind](count)

export const iconOf = (kind: string): IconName => icons[kind as ConcernKind]

const places: Record<ConcernKind, (session: string) => string> = {
  unsigned: paths.sessions.attendance,
  no_trainer: paths.sessions.slots,
  decision: paths.sessions.one,
  below_minimum: paths.sessions.one,
  missing_paper: paths.sessions.papers,
  incomplete_file: paths.sessions.enrolments,
  late_tasks: paths.sessions.tasks,
  out_of_period: paths.sessions.slots,
  waiting_list: paths.sessions.enrolments,
}

const icons: Record<ConcernKind, IconName> = {
  unsigned: 'pen-line',
  no_trainer: 'user',
  decision: 'circle-dot',
  below_minimum: 'users',
  missing_paper: 'file-text',
  incomplete_file: 'mail',
  late_tasks: 'clock',
  out_of_period: 'calendar-days',
  waiting_list: 'user-plus',
}
