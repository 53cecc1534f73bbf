import type { Conflict } from '#db/sessions/conflicts.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

export type Clash = {
  conflicts: readonly Conflict[]
  /** Whether one may go on all the same. */
  policy: 'warn' | 'block'
  seatsMax: number
}

/** What is in the way, in words, inside the form that met it. */
export function ConflictList({ w, clash }: { w: Speech; clash: Clash | undefined }) {
  if (!clash || clash.conflicts.length === 0) return null
  const { conflicts: words } = w.sessions.slots
  const barred = clash.conflicts.some(({ kind }) => kind === 'trainer_barred')
  const mayGoOn = clash.policy === 'warn' && !barred
  return (
    <div class="stacked" id="conflicts">
      <Alert
        tone={mayGoOn ? 'warn' : 'bad'}
        title={words.title}
        action={
          mayGoOn && (
            <Button name="accepted" value={JSON.stringify(clash.conflicts.map(({ key }) => key))}>
              {words.anyway}
            </Button>
          )
        }
      >
        {mayGoOn ? words.warns : barred ? words.bars : words.blocks}
      </Alert>
      <Rows label={words.title}>
        {clash.conflicts.map((conflict) => (
          <Row icon={icons[conflict.kind]} tone="warn" title={sentenceOf(w, clash, conflict)} />
        ))}
      </Rows>
    </div>
  )
}

function sentenceOf({ sessions, format }: Speech, { seatsMax }: Clash, { kind, startsAt, endsAt, ...said }: Conflict) {
  const [first, last] = [format.shortDay(startsAt), format.shortDay(endsAt)]
  const when = first === last ? `${first}, ${format.hours(startsAt, endsAt)}` : `${first} – ${last}`
  return sessions.slots.conflicts.kinds[kind]({
    who: said.who,
    what: said.what,
    when,
    capacity: format.number(said.capacity),
    seats: format.number(seatsMax),
  })
}

const icons = {
  trainer_busy: 'user',
  trainer_away: 'calendar-x',
  trainer_unqualified: 'award',
  trainer_barred: 'ban',
  space_taken: 'door-open',
  space_small: 'users',
  person_busy: 'graduation-cap',
} as const
