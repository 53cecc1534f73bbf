import type { IncomingRow } from '#db/exchange/incoming.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { Content, mostShown } from './content.tsx'
import { IncomingBadge, providerName } from './states.tsx'

type IncomingProps = { w: Speech; row: IncomingRow; problem?: string | undefined }

export function IncomingPage({ w, row, problem }: IncomingProps) {
  const { webhooks: words, format } = w
  const headers = JSON.parse(row.headers) as Record<string, string>
  return (
    <>
      <PageHead
        title={words.incomingTitle(row.kind || words.kindUnknown)}
        state={<IncomingBadge w={w} state={row.state} />}
        lead={words.incomingHints[row.state]}
        actions={mayReplay(row) && <Replay w={w} row={row} />}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {row.error && (
        <Alert tone="bad" title={words.error}>
          {row.error}
        </Alert>
      )}
      <div class="cols">
        <div>
          <Card title={words.body} id="body" note={words.bytes(format.number(row.bytes))}>
            {row.body === null ? (
              <p class="mute">{words.bodyAway}</p>
            ) : (
              <>
                <Content text={row.body} label={words.bodyText} />
                {row.body.length > mostShown && <p class="mute">{words.bodyCut}</p>}
              </>
            )}
          </Card>
        </div>
        <div>
          <Card title={words.facts} id="facts">
            <KeyValues
              pairs={[
                [words.source, <a href={paths.source.one(row.sourceId)}>{row.sourceName}</a>],
                [words.provider, providerName(row.provider)],
                [words.eventId, row.eventId],
                [words.subject, row.subject],
                [words.receivedAt, format.moment(row.at)],
                [words.settledAt, row.state === 'applied' && row.settledAt ? format.moment(row.settledAt) : undefined],
              ]}
            />
          </Card>
          <Card title={words.headers} id="headers" note={words.headersNote}>
            <KeyValues pairs={Object.entries(headers)} />
          </Card>
        </div>
      </div>
    </>
  )
}

const mayReplay = ({ state }: IncomingRow): boolean => state !== 'applied' && state !== 'waiting'

function Replay({ w, row }: { w: Speech; row: IncomingRow }) {
  return (
    <PostButton tone="primary" icon="refresh-cw" action={paths.incoming.replay(row.id)}>
      {w.webhooks.replay}
    </PostButton>
  )
}
