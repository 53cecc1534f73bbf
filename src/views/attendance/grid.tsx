import type { GridPerson, GridSlot } from '#db/attendance/grid.ts'
import type { CellState } from '#domain/attendance/cell.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'
import { CellMark } from './cell.tsx'

export type GridRow = { person: GridPerson; states: readonly CellState[] }

type GridProps = { w: Speech; slots: readonly GridSlot[]; rows: readonly GridRow[] }

/** Half-days across, people down. Each mark leads to what is known of it. */
export function Grid({ w, slots, rows }: GridProps) {
  const { attendance, format } = w
  const days = [...Map.groupBy(slots, ({ day }) => day)]
  const firsts = new Set(days.map(([, some]) => some[0]?.id))
  const edge = (slot: GridSlot) => (firsts.has(slot.id) ? 'd' : undefined)
  return (
    <section class="scroll" tabindex={0} aria-label={attendance.grid}>
      <table class="att">
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              <span class="sr">{attendance.person}</span>
            </th>
            {days.map(([day, some]) => (
              <th scope="colgroup" colspan={some.length} class="d">
                {format.date(day)}
              </th>
            ))}
            <th scope="col" rowspan={2} class="d">
              {attendance.total}
            </th>
          </tr>
          <tr>
            {slots.map((slot) => (
              <th scope="col" class={edge(slot)}>
                {format.hour(slot.startsAt)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, states }) => (
            <tr>
              <th scope="row">{nameOf(person)}</th>
              {slots.map((slot, at) => (
                <Cell w={w} slot={slot} person={person} state={states[at] ?? 'coming'} class={edge(slot)} />
              ))}
              <td class="end d">{format.duration(person.minutes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{attendance.slotCount}</th>
            {slots.map((slot) => (
              <td class={edge(slot)}>{attendance.signedBy(format.number(slot.signed), format.number(slot.taken))}</td>
            ))}
            <td class="d" />
          </tr>
          <tr>
            <th scope="row">{attendance.trainerSign}</th>
            {slots.map((slot) => (
              <td class={edge(slot)}>
                <CellMark state={slot.countersigned > 0 ? 'signed' : slot.signed > 0 ? 'missing' : 'coming'} />
                <span class="sr">{trainerWord(attendance, slot)}</span>
              </td>
            ))}
            <td class="d" />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Nobody countersigns before somebody has signed. */
function trainerWord(words: Speech['attendance'], { countersigned, signed }: GridSlot): string {
  if (countersigned > 0) return words.trainerSigned
  return signed > 0 ? words.trainerMissing : words.cell.coming
}

type CellProps = { w: Speech; slot: GridSlot; person: GridPerson; state: CellState; class: string | undefined }

function Cell({ w, slot, person, state, class: edge }: CellProps) {
  const { attendance, format } = w
  const label = attendance.cellOf(nameOf(person), format.moment(slot.startsAt), attendance.cell[state])
  return (
    <td class={[edge, state === 'open' && 'open'].filter(Boolean).join(' ') || undefined}>
      <a href={paths.attendance.presence(slot.id, person.id)} aria-label={label} title={attendance.cell[state]}>
        <CellMark state={state} />
      </a>
    </td>
  )
}

const nameOf = ({ givenName, familyName }: GridPerson) => `${givenName} ${familyName}`
