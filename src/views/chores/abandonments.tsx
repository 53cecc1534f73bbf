import type { AbandonmentRow } from '#db/chores/abandonments.ts'
import { paths } from '#paths.ts'
import { sentenceOf } from '#views/events/history.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

/** Work that failed too often, told by what it followed: one may be started again, or all. */
export function Abandonments({ w, rows, mayEdit }: { w: Speech; rows: readonly AbandonmentRow[]; mayEdit: boolean }) {
  const { chores: words, format } = w
  const all = mayEdit && rows.length > 1 && (
    <PostButton action={paths.chores.replaysOfAll} icon="refresh-cw" size="small">
      {words.replayAll}
    </PostButton>
  )
  return (
    <Card title={words.abandoned} id="abandoned" note={words.abandonedNote} actions={all} flush>
      <Rows label={words.abandoned}>
        {rows.map(({ eventId, handler, action, attempts, error, at }) => (
          <Row
            tone="bad"
            icon="triangle-alert"
            title={sentenceOf(w, action)}
            context={[
              format.moment(at),
              format.count(attempts, words.attempt, words.attemptsMany),
              error || words.noAnswer,
            ].join(' · ')}
            actions={
              mayEdit && (
                <PostButton action={paths.chores.replays} fields={{ event: eventId, handler }} size="small">
                  {words.replay}
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
