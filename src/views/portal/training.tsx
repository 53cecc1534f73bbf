import type { ComingSlotRow, OwnEnrolmentRow } from '#db/sessions/own-sessions.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { TrainingFrame } from './training-frame.tsx'

export type TrainingProps = {
  w: Speech
  coming: readonly ComingSlotRow[]
  enrolments: readonly OwnEnrolmentRow[]
  now: number
  /** Where presence in the next slot is signed, while it is under way. */
  sign?: string | undefined
  /** Opinions that are awaited, each with the page where it is given. */
  asked?: readonly AskedOpinion[]
  /** Where one of their sessions is shown. */
  sessionAt?: (id: string) => string
}

export type AskedOpinion = { title: string; session: string; closesOn: string; href: string }

export function TrainingPage(props: TrainingProps) {
  return (
    <TrainingFrame w={props.w} current="dates">
      <AskedOpinions w={props.w} asked={props.asked ?? []} />
      <TrainingDates {...props} />
    </TrainingFrame>
  )
}

export function AskedOpinions({ w, asked }: { w: Speech; asked: readonly AskedOpinion[] }) {
  const { answering: words } = w
  if (asked.length === 0) return null
  return (
    <Card title={words.roomTitle} id="opinions" flush>
      <Rows label={words.roomTitle}>
        {asked.map(({ title, session, closesOn, href }) => (
          <Row
            icon="message-square-text"
            title={title}
            context={words.roomUntil(session, w.format.date(closesOn))}
            actions={
              <LinkButton size="small" href={href}>
                {words.roomAnswer}
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

/** The next time somebody is expected, where and how; then the others. */
export function TrainingDates({ w, coming, enrolments, now, sign, sessionAt }: TrainingProps) {
  const { training: words } = w
  const [next, ...others] = coming
  const session = enrolments.find(({ id }) => id === next?.enrolmentId)
  return (
    <>
      {next ? (
        <NextSlot w={w} slot={next} enrolment={session} now={now} sign={sign} />
      ) : (
        <Card label={words.next} flush>
          <Empty level={2} icon="calendar" title={words.none}>
            {words.noneHint}
          </Empty>
        </Card>
      )}
      {others.length > 0 && (
        <Card title={words.coming} id="coming" flush>
          <Rows label={words.coming}>
            {others.map((slot) => (
              <Row
                icon={slot.remoteLink || slot.sessionLink ? 'monitor' : 'calendar-days'}
                title={`${w.format.longDate(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`}
                context={`${slot.title || slot.sessionTitle} · ${placeOf(slot)}`}
              />
            ))}
          </Rows>
        </Card>
      )}
      <Enrolments w={w} enrolments={enrolments} now={now} sessionAt={sessionAt ?? paths.ownTraining.session} />
    </>
  )
}

type NextProps = {
  w: Speech
  slot: ComingSlotRow
  enrolment: OwnEnrolmentRow | undefined
  now: number
  sign: string | undefined
}

function NextSlot({ w, slot, enrolment, now, sign }: NextProps) {
  const { training: words, format } = w
  const link = slot.remoteLink || slot.sessionLink
  const today = format.day(slot.startsAt) === format.day(now)
  const street = enrolment && [enrolment.siteStreet, `${enrolment.sitePostalCode} ${enrolment.siteTown}`.trim()]
  return (
    <Card title={today ? words.today : words.next} id="next">
      <div class="stacked">
        <p>
          <b>
            {format.longDate(slot.day)}, {format.hours(slot.startsAt, slot.endsAt)}
          </b>
        </p>
        <p>{slot.title || slot.sessionTitle}</p>
      </div>
      <KeyValues
        pairs={[
          [words.where, [placeOf(slot), ...(street ?? [])].filter(Boolean).join(', ')],
          [words.access, enrolment?.accessibility],
          [
            words.phone,
            enrolment?.sitePhone && (
              <a href={`tel:${enrolment.sitePhone.replaceAll(' ', '')}`}>{enrolment.sitePhone}</a>
            ),
          ],
        ]}
      />
      {(sign || link) && (
        <div class="actions">
          {sign && (
            <LinkButton tone="primary" size="large" icon="signature" href={sign}>
              {words.sign}
            </LinkButton>
          )}
          {link && (
            <LinkButton size="large" icon="monitor" href={link}>
              {words.join}
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  )
}

type EnrolmentsProps = {
  w: Speech
  enrolments: readonly OwnEnrolmentRow[]
  now: number
  sessionAt: (id: string) => string
}

function Enrolments({ w, enrolments, now, sessionAt }: EnrolmentsProps) {
  const { training: words } = w
  return (
    <Card title={words.all} id="enrolments" flush>
      {enrolments.length === 0 ? (
        <Empty icon="graduation-cap" title={words.noEnrolment}>
          {words.noEnrolmentHint}
        </Empty>
      ) : (
        <Rows label={words.all} pair>
          {enrolments.map((enrolment) => (
            <Row
              title={enrolment.title}
              href={sessionAt(enrolment.sessionId)}
              context={[
                enrolment.startsOn && w.format.period(enrolment.startsOn, enrolment.endsOn),
                enrolment.followedMinutes > 0 &&
                  words.followed(
                    w.format.duration(enrolment.followedMinutes),
                    w.format.duration(enrolment.plannedMinutes),
                  ),
              ]
                .filter(Boolean)
                .join(' · ')}
              state={<EnrolmentState w={w} enrolment={enrolment} over={isOver(enrolment, now)} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

const isOver = ({ endsOn }: OwnEnrolmentRow, now: number): boolean =>
  endsOn !== '' && endsOn < new Date(now).toISOString().slice(0, 10)

type Ended = Pick<OwnEnrolmentRow, 'state' | 'cancelledAt' | 'endedAt'>

export function EnrolmentState({ w, enrolment, over }: { w: Speech; enrolment: Ended; over: boolean }) {
  const { states } = w.training
  const [tone, word] = stateOf(enrolment, over)
  return <State tone={tone}>{states[word]}</State>
}

function stateOf({ state, cancelledAt, endedAt }: Ended, over: boolean): [Tone, keyof Speech['training']['states']] {
  if (cancelledAt !== null) return ['bad', 'cancelled']
  if (endedAt !== null) return ['bad', 'ended']
  if (state === 'enrolled') return ['ok', over ? 'done' : 'enrolled']
  return ['warn', state === 'waiting' ? 'waiting' : 'held']
}

export const placeOf = ({ siteName, spaceName, place }: ComingSlotRow): string =>
  [siteName, spaceName ?? place].filter(Boolean).join(', ')
