import type { Alike } from '#db/people/likenesses.ts'
import type { RosterLine } from '#db/sessions/enrolment-roster.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Fill } from '#views/ui/fill.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { Facts } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { EnrolForm, type Findable } from './enrolment-add.tsx'
import { RosterTable } from './enrolment-roster.tsx'
import { SessionFrame, type SessionTab } from './frame.tsx'

export type RosterScreen = {
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  roster: readonly RosterLine[]
  after: string | undefined
  waiting: readonly RosterLine[]
  address: string
  mayEdit: boolean
  /** Whether accommodation needs may be known, marked beside the name. */
  maySeeNeeds: boolean
  who: string
  found: readonly Findable[]
}

type EnrolmentsProps = {
  w: Speech
  screen: RosterScreen
  state: FormState
  alike?: readonly Alike[] | undefined
}

/** Who comes, who waits, who has left; and how to add somebody. */
export function EnrolmentsPage({ w, screen, state, alike = [] }: EnrolmentsProps) {
  const { session, tabs, roster, waiting, after, address, mayEdit } = screen
  const standing = roster.filter(({ how }) => how === null)
  const ended = roster.filter(({ how }) => how !== null)
  const isOpen = mayEdit && session.cancelledAt === null
  return (
    <div id="live" class="stacked wide6" {...liveOn('people sessions', address, 'live')}>
      <SessionFrame
        w={w}
        session={session}
        current="enrolments"
        tabs={tabs}
        actions={isOpen && <Add w={w} session={session} />}
      >
        <Seats w={w} session={session} />
        {isOpen && session.waiting > 0 && session.taken < session.seatsMax && (
          <Alert tone="warn" title={w.enrolments.freeSeat} />
        )}
        <div class="cols">
          <div>
            <Card flush title={w.enrolments.roster} id="roster">
              {standing.length > 0 ? (
                <RosterTable w={w} screen={screen} lines={standing} label={w.enrolments.list} />
              ) : (
                <Empty level={3} icon="users" title={w.enrolments.none}>
                  {isOpen && w.enrolments.noneAdvice}
                </Empty>
              )}
              {(after || address.includes('after=')) && (
                <Pager
                  w={w}
                  previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
                  next={after && withParameters(address, { after })}
                />
              )}
            </Card>
            {ended.length > 0 && (
              <Card flush title={w.enrolments.ended} id="ended">
                <RosterTable w={w} screen={screen} lines={ended} label={w.enrolments.ended} />
              </Card>
            )}
          </div>
          <div>
            {waiting.length > 0 && <Waiting w={w} screen={screen} isOpen={isOpen} />}
            {isOpen && <EnrolForm w={w} screen={screen} state={state} alike={alike} />}
          </div>
        </div>
      </SessionFrame>
    </div>
  )
}

const Add = ({ w, session }: { w: Speech; session: SessionFrameRow }) => (
  <>
    <LinkButton icon="qr-code" href={paths.sessions.registration(session.id)}>
      {w.registrations.page}
    </LinkButton>
    <LinkButton tone="primary" icon="user-plus" href={paths.enrolments.several(session.id)}>
      {w.enrolments.addSeveral}
    </LinkButton>
  </>
)

function Seats({ w, session }: { w: Speech; session: SessionFrameRow }) {
  const { taken, seatsMax, seatsMin, waiting } = session
  return (
    <Facts
      facts={[
        { text: <Fill value={taken} max={seatsMax} least={seatsMin} /> },
        { text: <Badge tone={taken >= seatsMax ? 'warn' : 'ok'}>{w.enrolments.seatsLeft(seatsMax - taken)}</Badge> },
        ...(waiting > 0 ? [{ text: <Badge>{w.enrolments.waiting(waiting)}</Badge> }] : []),
        ...(seatsMin > 0 ? [{ text: w.enrolments.least(w.format.number(seatsMin)) }] : []),
      ]}
    />
  )
}

type WaitingProps = { w: Speech; screen: RosterScreen; isOpen: boolean }

/** In order; a seat is given by hand, and the first of the line comes first. */
function Waiting({ w, screen: { session, waiting }, isOpen }: WaitingProps) {
  const hasSeat = session.taken < session.seatsMax
  return (
    <Card flush title={w.enrolments.waitingList} id="waiting" footer={<small>{w.enrolments.waitingLead}</small>}>
      <Rows>
        {waiting.map(({ id, givenName, familyName, company, at }, index) => (
          <Row
            title={`${index + 1}. ${givenName} ${familyName}`}
            href={paths.enrolments.one(id)}
            context={[company ?? w.enrolments.alone, w.format.shortDay(at)].join(' · ')}
            actions={
              isOpen &&
              hasSeat && (
                <PostButton size="small" tone={index === 0 ? 'primary' : undefined} action={paths.enrolments.seat(id)}>
                  {w.enrolments.promote}
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
