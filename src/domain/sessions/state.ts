/** What matters most of a session today, in one word. */
export type SessionState =
  | 'cancelled'
  | 'undated'
  | 'past'
  | 'now'
  | 'no_go'
  | 'go'
  | 'no_trainer'
  | 'below'
  | 'full'
  | 'open'

type Known = {
  startsOn: string
  endsOn: string
  seatsMin: number
  seatsMax: number
  taken: number
  decision: string | null
  cancelledAt: number | null
  /** Nobody teaches its first slot. */
  untaught: boolean
}

export function stateOf(session: Known, today: string): SessionState {
  if (session.cancelledAt !== null) return 'cancelled'
  if (session.startsOn === '') return 'undated'
  if (session.endsOn < today) return 'past'
  if (session.startsOn <= today) return 'now'
  if (session.decision === 'no_go') return 'no_go'
  if (session.untaught) return 'no_trainer'
  if (session.decision === 'go') return 'go'
  if (session.taken < session.seatsMin) return 'below'
  return session.taken >= session.seatsMax ? 'full' : 'open'
}
