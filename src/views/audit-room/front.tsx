import type { PointRow } from '#db/quality/audits.ts'
import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { RoomRow } from '#db/quality/audits-rooms.ts'
import type { SampleRow } from '#db/quality/audits-samples.ts'
import { Findings } from '#views/audits/findings.tsx'
import { DrawForm } from '#views/audits/samples.tsx'
import { toneOfVerdict, VerdictBadge } from '#views/audits/standing.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { CodeField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type LockedProps = { w: Speech; organisation: string; room: RoomRow; action: string; coded: boolean; state: FormState }

/** The link is right; the mailbox has the last word. */
export function LockedRoom({ w, organisation, room, action, coded, state }: LockedProps) {
  const { reader: words } = w.auditRoom
  const form = { w, state }
  return (
    <div class="stacked wide6 narrow">
      <PageHead title={room.auditTitle} lead={words.lead(organisation)} />
      <p>{words.codeHint(room.email)}</p>
      {coded && (
        <Form {...form} id="entry-form" action={`${action}/entry`}>
          <CodeField {...form} name="code" label={words.code} inputmode="numeric" autofocus />
          <Button tone="primary" size="large" wide>
            {words.enter}
          </Button>
        </Form>
      )}
      {!coded && state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      <PostButton tone={coded ? 'quiet' : 'primary'} wide icon="mail" action={`${action}/code`}>
        {coded ? words.askAgain : words.askCode}
      </PostButton>
    </div>
  )
}

export function ClosedRoom({ w, early }: { w: Speech; early: string | null }) {
  const { reader: words } = w.auditRoom
  return (
    <div class="stacked wide6 narrow">
      <PageHead
        title={early === null ? words.gone : words.early(early)}
        lead={early === null ? words.goneHint : undefined}
      />
    </div>
  )
}

type FrontProps = {
  w: Speech
  room: RoomRow
  organisation: string
  action: string
  points: readonly PointRow[]
  standings: readonly { number: number; recent: number; last: string | null }[]
  findings: readonly FindingRow[]
  samples: readonly SampleRow[]
  today: string
  state: FormState
  newId: string
}

/** The index: what is asked, and what stands for it. */
export function RoomFront(props: FrontProps) {
  const { w, room, organisation, action, points, findings, samples, today, state, newId } = props
  const { reader: words } = w.auditRoom
  return (
    <>
      <PageHead
        title={room.auditTitle}
        lead={words.lead(organisation)}
        facts={[
          { icon: 'user', text: [room.name, room.body].filter(Boolean).join(' · ') },
          {
            icon: 'calendar',
            text: w.auditRoom.until(w.format.shortDay(room.opensAt), w.format.shortDay(room.closesAt - 1)),
          },
        ]}
      />
      <Card title={words.index} id="index" flush>
        <Rows pair>
          {points.map((point) => (
            <Row
              tone={toneOfVerdict(point.verdict)}
              title={`${point.number}. ${point.question}`}
              href={point.indicator > 0 ? `${action}/indicators/${point.number}` : undefined}
              context={standingOf(props, point)}
              state={point.verdict === null ? undefined : <VerdictBadge w={w} verdict={point.verdict} />}
            />
          ))}
        </Rows>
      </Card>
      <Card title={words.samples} id="samples" flush>
        <Rows>
          {samples.map((sample) => (
            <Row
              icon="list-checks"
              title={w.audits.samples.of(w.format.shortDay(sample.at))}
              href={`${action}/samples/${sample.id}`}
              context={w.audits.samples.seedOf(sample.seed)}
            />
          ))}
        </Rows>
        {room.concludedAt === null && (
          <div class="body">
            <DrawForm w={w} action={`${action}/samples`} state={state} newId={newId} />
          </div>
        )}
      </Card>
      {findings.length > 0 && (
        <Card title={words.findings} id="findings" flush>
          <Findings w={w} findings={findings} today={today} />
        </Card>
      )}
    </>
  )
}

const most = 3

function standingOf({ w, standings }: FrontProps, point: PointRow): string {
  const { reader: words } = w.auditRoom
  const { recent = 0, last = null } = standings.find(({ number }) => number === point.number) ?? {}
  if (point.indicator === 0 || last === null) return point.indicator === 0 ? '' : words.noProof
  const many =
    recent >= most
      ? words.several(w.format.number(most))
      : words.few(w.format.count(recent, words.proof, words.proofsMany))
  return [many, words.lastOn(w.format.date(last))].join(' · ')
}
