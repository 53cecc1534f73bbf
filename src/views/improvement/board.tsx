import type { BoardFilter, BoardRow } from '#db/quality/tickets-board.ts'
import type { Stage, TicketKind } from '#domain/quality/tickets/kinds.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import { TileLinks } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'

type BoardProps = {
  w: Speech
  /** What is shown: every open stage, or one of them. */
  parts: readonly { stage: Stage; rows: readonly BoardRow[]; isCut: boolean }[]
  counts: Readonly<Record<Stage, number>>
  stage: Stage | undefined
  filter: BoardFilter
  kinds: readonly TicketKind[]
  sites: readonly (readonly [string, string])[]
  me: string
  today: string
  year: string
  address: string
  after: string | undefined
  mayEdit: boolean
}

export function BoardPage(props: BoardProps) {
  const { w, stage, counts, address, after, year } = props
  const words = w.improvement
  const isBeyond = address.includes('after=')
  return (
    <Live topics="quality" address={address}>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton href={paths.improvement.review(year)}>{words.review(year)}</LinkButton>
            {props.mayEdit && <LinkButton href={paths.improvement.targets}>{words.targets}</LinkButton>}
            {props.mayEdit && (
              <LinkButton tone="primary" icon="plus" href={paths.improvement.new}>
                {words.new}
              </LinkButton>
            )}
          </>
        }
      />
      <TileLinks
        label={words.board}
        tiles={(Object.keys(counts) as Stage[]).map((each) => ({
          what: words.stages[each],
          much: counts[each],
          note: words.stageNotes[each],
          href: paths.improvement.stage(each),
        }))}
      />
      <Filters {...props} />
      <Parts {...props} />
      {stage && (after || isBeyond) && (
        <Pager
          w={w}
          previous={isBeyond ? withParameters(address, { after: undefined }) : undefined}
          next={after && withParameters(address, { after })}
        />
      )}
    </Live>
  )
}

function Parts({ w, parts, counts, stage, filter, today }: BoardProps) {
  const words = w.improvement
  const shown = parts.filter(({ rows }) => rows.length > 0)
  if (shown.length === 0) {
    const isFiltered = filter.kind !== '' || filter.site !== '' || filter.owner !== ''
    const none = stage === 'closed' ? words.noneClosed : words.none
    return (
      <Card>
        <Empty level={2} icon="circle-check" title={isFiltered ? words.noneFiltered : none} />
      </Card>
    )
  }
  return shown.map((part) => (
    <Card
      title={words.stages[part.stage]}
      id={part.stage.replace('_', '-')}
      note={words.stageNotes[part.stage]}
      flush
      footer={
        part.isCut && !stage ? (
          <a href={paths.improvement.stage(part.stage)}>{words.seeAll(counts[part.stage])}</a>
        ) : undefined
      }
    >
      <Rows label={words.list(words.stages[part.stage])}>
        {part.rows.map((row) => (
          <TicketLine w={w} row={row} today={today} />
        ))}
      </Rows>
    </Card>
  ))
}

function TicketLine({ w, row, today }: { w: Speech; row: BoardRow; today: string }) {
  const words = w.improvement
  const isLate = row.stage !== 'closed' && row.onDay < today
  const known = [words.kinds[row.kind as TicketKind], row.name, row.siteName, row.ownerName ?? words.nobody]
  return (
    <Row
      tone={isLate ? 'bad' : undefined}
      icon={isLate ? 'triangle-alert' : row.stage === 'closed' ? 'circle-check' : 'circle'}
      title={row.title}
      href={paths.improvement.one(row.id)}
      context={known.filter(Boolean).join(' · ')}
      state={
        <State tone={isLate ? 'bad' : row.stage === 'closed' ? 'ok' : undefined}>
          {isLate && <span class="sr">{words.late}, </span>}
          {w.format.date(row.onDay)}
        </State>
      }
    />
  )
}

function Filters({ w, stage, filter, kinds, sites, me }: BoardProps) {
  const words = w.improvement
  return (
    <Card flush>
      <search>
        <form class="toolbar" method="get" action={paths.improvement.all}>
          {stage && <Hidden name="stage" value={stage} />}
          <Choice name="kind" label={words.kind} all={words.everyKind} chosen={filter.kind}>
            {kinds.map((kind) => [kind, words.kinds[kind]] as const)}
          </Choice>
          {sites.length > 1 && (
            <Choice name="site" label={words.site} all={words.everySite} chosen={filter.site}>
              {sites}
            </Choice>
          )}
          <Choice name="owner" label={words.owner} all={words.everyone} chosen={filter.owner === '' ? '' : me}>
            {[[me, words.mine]]}
          </Choice>
          <button type="submit" class="btn small">
            {words.filter}
          </button>
        </form>
      </search>
    </Card>
  )
}

type ChoiceProps = {
  name: string
  label: string
  all: string
  chosen: string
  children: readonly (readonly string[])[]
}

function Choice({ name, label, all, chosen, children }: ChoiceProps) {
  return (
    <select class="input" name={name} aria-label={label} data-submit>
      <option value="">{all}</option>
      {children.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  )
}
