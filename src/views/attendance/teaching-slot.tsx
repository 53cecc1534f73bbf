import type { Child } from 'hono/jsx'
import type { ExpectedRow, SlotRow, TrainerRow } from '#db/attendance/slots.ts'
import { paths } from '#paths.ts'
import { assets } from '#views/assets.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge, Count, State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { PadForm } from './pad-form.tsx'
import { SlotCode } from './slot-code.tsx'

export type TeachingSlotProps = {
  w: Speech
  slot: SlotRow
  expected: readonly ExpectedRow[]
  trainers: readonly TrainerRow[]
  /** The person who looks at the page. */
  personId: string
  /** Who signs now: somebody enrolled, or the trainer. */
  signing: { id: string; name: string } | undefined
  state: FormState
  opensAt: number
  isOpen: boolean
  code: string | undefined
  ticket: string
  id: string
  mayReadSession: boolean
}

/** The trainer's page: who is expected, the pad that goes from hand to hand, the code of the room. */
export function TeachingSlotPage(props: TeachingSlotProps) {
  const { w, slot, expected, trainers, isOpen } = props
  const { attendance, format } = w
  const { tablet } = attendance
  const address = paths.attendance.slot(slot.id)
  const where = slot.modality === 'remote' ? w.sessions.frame.remote : slot.spaceName || slot.place
  const signed = expected.filter(({ signatureId }) => signatureId !== null).length
  const me = trainers.find(({ personId }) => personId === props.personId)
  return (
    <div
      class="stacked wide6"
      data-slot={slot.id}
      data-ticket={props.ticket}
      data-sync={paths.attendance.deferred}
      data-kept={tablet.kept}
      data-received={attendance.cell.signed}
      data-unsigned={w.refusals.unsigned}
    >
      <PageHead
        title={slot.title}
        facts={[
          { icon: 'calendar-days', text: format.longDate(slot.day) },
          { icon: 'clock', text: format.hours(slot.startsAt, slot.endsAt) },
          { icon: 'map-pin', text: [slot.siteName, where].filter(Boolean).join(', ') },
        ]}
        actions={
          props.mayReadSession && (
            <LinkButton href={paths.sessions.attendance(slot.sessionId)} trailing="chevron-right">
              {tablet.toSession}
            </LinkButton>
          )
        }
      />
      {slot.cancelledAt !== null && <Alert tone="bad" title={tablet.cancelled} />}
      {slot.cancelledAt === null && !isOpen && <Alert tone="info" title={tablet.opens(format.moment(props.opensAt))} />}
      <div hidden data-away>
        <Alert tone="warn" icon="wifi-off" title={tablet.offline} />
      </div>
      <div hidden data-refused>
        <Alert tone="bad" title={tablet.refused} />
      </div>
      <div data-pad hidden={props.signing === undefined}>
        <PadForm
          w={w}
          state={props.state}
          title={props.signing ? tablet.padTitle(props.signing.name) : ''}
          lead={props.signing?.id === '' ? tablet.countersignLead : undefined}
          action={paths.attendance.signatures(slot.id)}
          verb={props.signing?.id === '' ? tablet.countersign : tablet.confirm}
          back={address}
          hidden={{ enrolment: props.signing?.id ?? '', id: props.id }}
        />
      </div>
      <div class="cols" id="signing" {...liveOn('attendance', address, 'signing')}>
        <div class="stacked wide6">
          <Card
            id="expected"
            title={tablet.expected}
            note={<Count value={tablet.counted(format.number(signed), format.number(expected.length))} />}
            flush
          >
            {expected.length === 0 && <Empty level={3} icon="users" title={tablet.nobody} />}
            <Rows pair>
              {expected.map((person) => (
                <ExpectedPerson w={w} slot={slot} person={person} isOpen={isOpen} />
              ))}
            </Rows>
          </Card>
        </div>
        <div class="stacked wide6">
          {me && <Countersignature w={w} slot={slot} me={me} isOpen={isOpen} />}
          {isOpen && props.code && (
            <Card id="code" title={tablet.code}>
              <SlotCode w={w} address={address} href={props.code} />
            </Card>
          )}
          {slot.cancelledAt === null && slot.modality !== 'in_person' && (
            <Card id="links" title={attendance.modes.link}>
              <p class="mute">{tablet.linksHint}</p>
              <PostButton icon="send" action={paths.attendance.links(slot.id)}>
                {tablet.links}
              </PostButton>
            </Card>
          )}
        </div>
      </div>
      <script src={assets.attendance} defer />
    </div>
  )
}

type PersonProps = { w: Speech; slot: SlotRow; person: ExpectedRow; isOpen: boolean }

function ExpectedPerson({ w, slot, person, isOpen }: PersonProps) {
  const { tablet } = w.attendance
  const name = `${person.givenName} ${person.familyName}`
  const unsigned = person.signatureId === null
  return (
    <Row
      id={`person-${person.id}`}
      title={name}
      context={<PersonState w={w} person={person} />}
      actions={
        unsigned &&
        isOpen && (
          <>
            <SignLink
              href={withParameters(paths.attendance.slot(slot.id), { sign: person.id })}
              sign={person.id}
              title={tablet.padTitle(name)}
            >
              {tablet.sign}
            </SignLink>
            {person.state === null && (
              <PostButton
                size="small"
                tone="quiet"
                action={paths.attendance.absences(slot.id)}
                fields={{ enrolment: person.id }}
              >
                {tablet.mark}
              </PostButton>
            )}
          </>
        )
      }
    />
  )
}

function PersonState({ w, person }: { w: Speech; person: ExpectedRow }) {
  const { cell, tablet } = w.attendance
  if (person.signedAt !== null) {
    const hour = tablet.at(w.format.hour(person.deviceAt ?? person.signedAt))
    if (person.isLate === 1) return <State tone="warn">{`${hour} · ${cell.late}`}</State>
    return (
      <State tone="ok" icon={person.mode === 'offline' ? 'wifi-off' : undefined}>
        {person.mode === 'offline' ? `${hour} · ${cell.offline}` : hour}
      </State>
    )
  }
  if (person.state === 'absent' || person.state === 'justified') return <State tone="warn">{cell[person.state]}</State>
  return null
}

function Countersignature({ w, slot, me, isOpen }: { w: Speech; slot: SlotRow; me: TrainerRow; isOpen: boolean }) {
  const { tablet } = w.attendance
  return (
    <Card id="countersignature" title={tablet.byYou}>
      <div id="person-" class="stacked">
        {me.signedAt !== null ? (
          <p>
            <Badge tone="ok">{tablet.countersignedAt(w.format.hour(me.deviceAt ?? me.signedAt))}</Badge>
          </p>
        ) : (
          <>
            <p class="mute">{tablet.countersignLead}</p>
            {isOpen && (
              <SignLink
                href={withParameters(paths.attendance.slot(slot.id), { sign: 'trainer' })}
                sign="trainer"
                title={tablet.countersign}
              >
                {tablet.countersign}
              </SignLink>
            )}
          </>
        )}
      </div>
    </Card>
  )
}

type SignLinkProps = { href: string; sign: string; title: string; children: Child }

/** Opens the pad of the page itself where scripts run, and the same page with its pad elsewhere. */
function SignLink({ href, sign, title, children }: SignLinkProps) {
  return (
    <a class="btn small" href={href} data-sign={sign} data-title={title}>
      <Icon name="signature" />
      {children}
    </a>
  )
}
