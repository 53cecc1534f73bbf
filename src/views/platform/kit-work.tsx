import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import { Timeline } from '#views/ui/timeline.tsx'
import type { Speech } from '#words/words.ts'

export function WorkCard({ w }: { w: Speech }) {
  const { work } = w.kit
  return (
    <Card title={work.title} id="kit-work" flush>
      <RowsGroup title={work.group} count={2} />
      <Rows>
        <Row
          tone="bad"
          icon="pen-line"
          title={work.thomas}
          href="#kit-steps"
          context={
            <>
              {work.session} · <b>{work.closed}</b>
            </>
          }
          actions={
            <PostButton size="small" action="">
              {work.remind}
            </PostButton>
          }
        />
        <Row
          tone="warn"
          icon="pen-line"
          title={work.whole}
          href="#kit-steps"
          context={
            <>
              {work.wholeContext} · <b>{work.trainer}</b>
            </>
          }
          actions={
            <LinkButton size="small" href="tel:+33200000000">
              {work.call}
            </LinkButton>
          }
        />
      </Rows>
    </Card>
  )
}

export function StepsCard({ w }: { w: Speech }) {
  const { work } = w.kit
  return (
    <Card title={work.steps} id="kit-steps" flush>
      <Timeline
        w={w}
        steps={[
          { when: 'J−40', state: 'done', label: work.opened, detail: work.openedBy },
          { when: 'J−30', state: 'missing', label: work.conventions, detail: work.conventionsMissing },
          { when: 'J−7', state: 'awaited', label: work.placement, detail: work.placementMissing },
          { when: 'J', state: 'today', label: work.today },
          { when: 'J', state: 'open', label: work.lastHalfDay },
          { when: 'J', state: 'coming', label: work.survey, detail: work.surveyAt },
        ]}
      />
    </Card>
  )
}

export function PapersCard({ w }: { w: Speech }) {
  const { work } = w.kit
  return (
    <Card title={work.papers} id="kit-papers" flush>
      <Rows pair>
        <Row
          title={work.convention}
          href="#kit-papers"
          context={work.conventionContext}
          state={<State tone="ok">{work.signed}</State>}
        />
      </Rows>
    </Card>
  )
}

export function KnownCard({ w }: { w: Speech }) {
  const { known } = w.kit
  return (
    <Card title={known.title} id="kit-known">
      <KeyValues
        pairs={[
          [known.company, <a href="#kit-known">Atelier Brémond</a>],
          [known.funding, known.company],
          [known.presence, known.presenceValue],
        ]}
      />
    </Card>
  )
}

export function EmptyCard({ w }: { w: Speech }) {
  const { empty, buttons } = w.kit
  return (
    <Card title={empty.title} id="kit-empty" flush>
      <Empty
        icon="calendar-plus"
        title={empty.what}
        actions={
          <>
            <Button type="button">{empty.duplicate}</Button>
            <LinkButton tone="primary" icon="plus" href="#kit-fields">
              {buttons.create}
            </LinkButton>
          </>
        }
      >
        {empty.text}
      </Empty>
    </Card>
  )
}
