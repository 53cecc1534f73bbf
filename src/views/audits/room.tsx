import type { RoomRow } from '#db/quality/audits-rooms.ts'
import type { RoomState } from '#domain/quality/audits/room.ts'
import { paths } from '#paths.ts'
import { type Entry, sentenceOf } from '#views/events/history.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { RoomBadge } from './rooms.tsx'

type RoomProps = {
  w: Speech
  room: RoomRow
  state: RoomState
  siteNames: readonly string[]
  log: readonly Entry[]
  allLog: string | undefined
}

/** One auditor’s room: until when it opens, what it shows, and everything that was read there. */
export function RoomPage({ w, room, state, siteNames, log, allLog }: RoomProps) {
  const words = w.auditRoom
  const closable = state === 'open' || state === 'early'
  return (
    <>
      <PageHead
        title={words.title(room.name)}
        state={<RoomBadge w={w} state={state} />}
        lead={room.auditTitle}
        facts={[
          { icon: 'mail', text: room.email },
          {
            icon: 'calendar',
            text: words.until(w.format.shortDay(room.opensAt), w.format.shortDay(room.closesAt - 1)),
          },
        ]}
        actions={
          <>
            <LinkButton href={paths.audits.one(room.auditId)}>{w.audits.back}</LinkButton>
            {closable && <PostButton action={paths.audits.invitation(room.id)}>{words.again}</PostButton>}
            {closable && (
              <Button tone="danger" opens="revoke">
                {words.revoke}
              </Button>
            )}
          </>
        }
      />
      <div class="cols">
        <div>
          <Card
            title={words.log}
            id="log"
            flush
            footer={allLog !== undefined && log.length > 0 && <a href={allLog}>{w.audit.seeAll}</a>}
          >
            {log.length === 0 && <p class="body mute">{words.noLog}</p>}
            <Rows pair>
              {log.map((entry) => (
                <Row title={whatOf(entry) || sentenceOf(w, entry.action)} context={contextOf(w, entry)} />
              ))}
            </Rows>
          </Card>
        </div>
        <div>
          <Card title={words.facts} id="facts">
            <KeyValues
              pairs={[
                [words.body, room.body],
                [words.sites, siteNames.length > 0 ? siteNames.join(', ') : words.allSites],
              ]}
            />
            <p class="mute">{words.hidden}</p>
          </Card>
        </div>
      </div>
      {closable && (
        <Confirm
          w={w}
          id="revoke"
          title={words.revokeTitle}
          action={paths.audits.revocation(room.id)}
          verb={words.revokeVerb}
          keep={words.keep}
        >
          <p>{words.revokeFollows}</p>
        </Confirm>
      )}
    </>
  )
}

const contextOf = (w: Speech, entry: Entry): string =>
  [whatOf(entry) ? sentenceOf(w, entry.action) : '', w.format.moment(entry.at)].filter(Boolean).join(' · ')

/** The thing that was read, as the event names it. */
function whatOf({ body }: Entry): string {
  const { what } = JSON.parse(body || '{}') as { what?: unknown }
  return typeof what === 'string' ? what : ''
}
