import type { CostRow } from '#db/sessions/costs.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { SessionFacts, SlotLine } from '#db/sessions/overview.ts'
import type { Client, ClientKind } from '#domain/sessions/clients.ts'
import type { Margin } from '#domain/sessions/margin.ts'
import type { SessionState } from '#domain/sessions/state.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { SessionAlerts } from './alerts.tsx'
import { SessionFrame, type SessionTab } from './frame.tsx'
import { SlotsByDay } from './slots-by-day.tsx'

export type SlotItem = Omit<SlotLine, 'trainers'> & { trainers: readonly { id: string; name: string }[] }

export type OverviewProps = {
  w: Speech
  session: SessionFrameRow
  facts: SessionFacts
  tabs: readonly SessionTab[]
  slots: readonly SlotItem[]
  clients: readonly Client[]
  clientKind: ClientKind
  costs: readonly CostRow[]
  margin: Margin
  state: SessionState
  today: string
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  /** A change of days has voided papers that may be made again. */
  mayReissue: boolean
  /** To say that something went wrong here. */
  mayReport: boolean
}

export function SessionPage(props: OverviewProps) {
  const { w, session, tabs, mayEdit, mayReport } = props
  return (
    <div id="live" class="stacked wide6" {...liveOn('sessions people', paths.sessions.one(session.id), 'live')}>
      <SessionFrame
        w={w}
        session={session}
        current="overview"
        tabs={tabs}
        actions={
          mayEdit ? (
            <SessionActions w={w} session={session} mayReport={mayReport} />
          ) : (
            mayReport && <ReportLink w={w} session={session} />
          )
        }
      >
        <SessionAlerts {...props} />
        <div class="cols">
          <div>
            <SlotsCard {...props} />
            <ClientsCard {...props} />
          </div>
          <div>
            <FactsCard {...props} />
            <MarginCard {...props} />
            <History w={w} entries={props.history} all={props.allHistory} />
          </div>
        </div>
      </SessionFrame>
    </div>
  )
}

function ReportLink({ w, session }: Pick<OverviewProps, 'w' | 'session'>) {
  return (
    <LinkButton icon="message-circle-warning" href={paths.improvement.newOf(session.id)}>
      {w.sessions.report}
    </LinkButton>
  )
}

function SessionActions({ w, session, mayReport }: Pick<OverviewProps, 'w' | 'session' | 'mayReport'>) {
  const { id } = session
  const stands = session.cancelledAt === null
  return (
    <>
      <LinkButton tone="primary" icon="pencil" href={paths.sessions.edit(id)}>
        {w.sessions.edit}
      </LinkButton>
      <Menu id="session-menu" label={w.sessions.more}>
        <MenuLink icon="copy" href={paths.sessions.duplicates(id)}>
          {w.sessions.duplicate}
        </MenuLink>
        {mayReport && (
          <MenuLink icon="message-circle-warning" href={paths.improvement.newOf(id)}>
            {w.sessions.report}
          </MenuLink>
        )}
        {stands && (
          <>
            <MenuLink icon="calendar-clock" href={paths.sessions.postponement(id)}>
              {w.sessions.postpone}
            </MenuLink>
            <MenuLink icon="columns-3" href={paths.sessions.split(id)}>
              {w.sessions.split}
            </MenuLink>
            <MenuLink icon="calendar-x" bad href={paths.sessions.cancellation(id)}>
              {w.sessions.cancel}
            </MenuLink>
          </>
        )}
      </Menu>
    </>
  )
}

function SlotsCard({ w, session, slots, mayEdit }: OverviewProps) {
  const planned = slots.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <Card
      title={w.sessions.slotsTitle}
      id="slots"
      flush
      note={slots.length > 0 && w.format.duration(planned)}
      actions={
        slots.length > 0 && (
          <LinkButton size="small" href={paths.sessions.slots(session.id)}>
            {w.sessions.allSlots}
          </LinkButton>
        )
      }
    >
      {slots.length > 0 ? (
        <SlotsByDay w={w} slots={slots} />
      ) : (
        <Empty
          icon="calendar-days"
          title={w.sessions.noSlots}
          actions={mayEdit && <LinkButton href={paths.sessions.slots(session.id)}>{w.sessions.planSlots}</LinkButton>}
        />
      )}
    </Card>
  )
}

function ClientsCard({ w, session, clients, clientKind, tabs, mayEdit }: OverviewProps) {
  const enrol = mayEdit && tabs.includes('enrolments') && (
    <LinkButton size="small" icon="user-plus" href={paths.sessions.enrolments(session.id)}>
      {w.sessions.enrol}
    </LinkButton>
  )
  return (
    <Card title={w.sessions.clients} id="clients" flush note={w.sessions.clientKinds[clientKind]} actions={enrol}>
      {clients.length === 0 ? (
        <Empty icon="users" title={w.sessions.clientKinds.nobody} />
      ) : (
        <Rows pair>
          {clients.map(({ id, name, people, price }) => (
            <Row
              title={id ? name : w.sessions.individuals}
              href={id ? paths.companies.one(id) : undefined}
              context={w.format.amount(price)}
              state={<span class="num">{w.sessions.people(w.format.number(people))}</span>}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function FactsCard({ w, session, facts }: OverviewProps) {
  const { sessions: words, format } = w
  const version = `${facts.major}.${facts.minor}`
  return (
    <Card title={words.facts} id="facts">
      <KeyValues
        pairs={[
          [
            words.programme,
            <a href={paths.catalogue.one(session.programmeId)}>
              {words.programmeVersion(session.programmeTitle, version)}
            </a>,
          ],
          [words.modality, words.modalities[session.modality as keyof typeof words.modalities] ?? session.modality],
          [words.where, [session.siteName, session.spaceName, session.place].filter(Boolean).join(', ')],
          [words.remoteLink, session.remoteLink && <a href={session.remoteLink}>{session.remoteLink}</a>],
          [
            words.seatsLabel,
            words.seatsSaid(
              format.number(session.seatsMin),
              format.number(session.seatsWanted),
              format.number(session.seatsMax),
            ),
          ],
          [words.goOn, session.goOn && format.date(session.goOn)],
          [words.price, pricesOf(w, session)],
          [words.owner, facts.ownerName],
          [
            words.registration,
            <a href={paths.sessions.registration(session.id)}>
              {registrationOf(w, session, facts.registrationClosedAt)}
            </a>,
          ],
          [words.notes, session.notes],
        ]}
      />
    </Card>
  )
}

const pricesOf = ({ sessions: words, format }: Speech, { pricePerPerson, pricePerGroup }: SessionFrameRow): string =>
  [
    pricePerPerson > 0 && words.perPerson(format.amount(pricePerPerson)),
    pricePerGroup > 0 && words.perGroup(format.amount(pricePerGroup)),
  ]
    .filter(Boolean)
    .join(', ')

function registrationOf({ sessions: words }: Speech, session: SessionFrameRow, closedAt: number | null): string {
  const { isPublic, isPaidOnline } = session
  if (!isPublic || closedAt !== null) return words.registrationClosed
  return isPaidOnline ? words.registrationPaid : words.registrationOpen
}

function MarginCard({ w, session, costs, margin, mayEdit }: OverviewProps) {
  const { costs: words } = w.sessions
  const { amount, percent } = w.format
  return (
    <Card
      title={words.title}
      id="margin"
      actions={
        mayEdit && (
          <LinkButton size="small" href={paths.sessions.costs(session.id)}>
            {words.edit}
          </LinkButton>
        )
      }
    >
      <KeyValues
        pairs={[
          [words.income, amount(margin.income)],
          [words.planned, costs.length > 0 ? amount(margin.planned) : words.none],
          [words.spent, margin.known > 0 ? amount(margin.spent) : ''],
          [
            words.margin,
            <>
              <b>{amount(margin.margin)}</b>
              {margin.rate !== null && <small> {words.rate(percent(margin.rate))}</small>}
            </>,
          ],
        ]}
      />
    </Card>
  )
}
