import { opensAt } from './signature.ts'

/** How one half-day of one person stands, as the grid shows it. */
export type CellState =
  | 'signed'
  | 'late'
  | 'offline'
  | 'paper'
  | 'partial'
  | 'unsigned'
  | 'missing'
  | 'absent'
  | 'justified'
  | 'open'
  | 'coming'

type Cell = { state: string | null; mode: string | null; signedAt: number | null; isLate: number | null }
type Slot = { startsAt: number; endsAt: number }

export function cellState(slot: Slot, cell: Cell | undefined, now: number): CellState {
  if (cell?.state === 'absent' || cell?.state === 'justified') return cell.state
  if (cell?.signedAt != null) {
    if (cell.state === 'partial') return 'partial'
    if (cell.isLate === 1) return 'late'
    return cell.mode === 'offline' || cell.mode === 'paper' ? cell.mode : 'signed'
  }
  if (now > slot.endsAt) return 'missing'
  if (cell?.state) return 'unsigned'
  return now >= opensAt(slot) ? 'open' : 'coming'
}

type Placed = Cell & { slotId: string; enrolmentId: string }

/** Each person with the state of each half-day, in the order of the half-days. */
export function gridOf<Person extends { id: string }>(
  slots: readonly (Slot & { id: string })[],
  people: readonly Person[],
  cells: readonly Placed[],
  now: number,
): readonly { person: Person; states: readonly CellState[] }[] {
  const known = new Map(cells.map((cell) => [`${cell.enrolmentId} ${cell.slotId}`, cell]))
  return people.map((person) => ({
    person,
    states: slots.map((slot) => cellState(slot, known.get(`${person.id} ${slot.id}`), now)),
  }))
}
