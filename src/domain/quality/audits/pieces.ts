/** What an auditor asks to see of each file, in the order in which it comes about, and from when it should be there. */
export const filePieces = {
  programme: 'always',
  needs: 'start',
  positioning: 'start',
  agreement: 'start',
  signature: 'start',
  convocation: 'start',
  attendance: 'start',
  evaluation: 'end',
  certificate: 'end',
  survey: 'end',
} as const satisfies Record<string, 'always' | 'start' | 'end'>

export type PieceName = keyof typeof filePieces
export const pieceNames = Object.keys(filePieces) as readonly PieceName[]

export type PieceState = 'opened' | 'missing' | 'altered' | 'early'

/** What was found when it was opened. */
export type Opened = {
  state: 'opened' | 'missing' | 'altered'
  sourceId: string
  label: string
  bytes: number
  sha256: string
}

export const nothing: Opened = { state: 'missing', sourceId: '', label: '', bytes: 0, sha256: '' }

/** What is not there yet is no gap before its time. */
export function stateOn(
  piece: PieceName,
  state: Opened['state'],
  session: { startsOn: string; endsOn: string },
  today: string,
): PieceState {
  if (state !== 'missing') return state
  const due = filePieces[piece]
  if (due === 'start' && session.startsOn >= today) return 'early'
  return due === 'end' && session.endsOn >= today ? 'early' : 'missing'
}
