import type { ConcernRow } from '#db/cockpit/concerns.ts'
import type { NextSession, SlotOfDay } from '#db/desk/today.ts'
import type { Measures } from '#db/figures/figures.ts'
import type { ActivityRow } from '#db/members/activity.ts'
import type { Step } from '#domain/members/first-steps.ts'
import type { Standing } from '#domain/members/standing.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { AccountCard, PlaceCard } from './account.tsx'
import { ActivityCard } from './activity.tsx'
import { DeskFigures } from './figures.tsx'
import { FirstSteps } from './first-steps.tsx'
import { NeedsCard } from './needs.tsx'
import { type Own, OwnNeeds, ownWaits } from './own.tsx'
import { type OwnRoom, OwnRoomsCard } from './rooms.tsx'
import { InRoomCard, NextCard } from './today.tsx'

type DeskProps = {
  w: Speech
  now: number
  today: string
  givenName: string
  /** The first steps of whoever sets the organisation up; null for everybody else. */
  steps: readonly Step[] | null
  dismissed: boolean
  /** What needs somebody, what is taught today and what comes: for who looks after sessions. */
  training: { concerns: readonly ConcernRow[]; slots: readonly SlotOfDay[]; next: readonly NextSession[] } | null
  /** The month, for who may read figures. */
  month: { period: string; measures: Measures } | null
  /** What waits in their own name: slots to answer, papers to sign, opinions. */
  own: Own
  rooms: readonly OwnRoom[]
  /** What happened last, for who may read it. */
  activity: readonly ActivityRow[] | null
  isProtected: boolean
  hats: Standing['hats']
  sites: readonly (readonly [string, string])[]
}

export function DeskPage(props: DeskProps) {
  const { w, now, today, steps, dismissed, training, month, own, rooms, activity } = props
  const list = steps && !dismissed ? steps : null
  const firstSteps = list && <FirstSteps w={w} steps={list} />
  const needsHer = countNeeds(props) > 0
  return (
    <Live topics="sessions attendance papers people" address={paths.desk}>
      <PageHead title={w.desk.title} lead={`${w.desk.day(w.format.day(now))} ${waitsFor(props)}`} />
      {month && <DeskFigures w={w} month={month.period} measures={month.measures} />}
      <div class="cols">
        <div>
          {!needsHer && firstSteps}
          <OwnNeeds w={w} own={own} now={now} />
          {training && <NeedsCard w={w} concerns={training.concerns} today={today} />}
          {needsHer && firstSteps}
          {rooms.length > 0 && <OwnRoomsCard w={w} rooms={rooms} />}
          {!list && <AccountCard {...props} />}
          {steps && dismissed && (
            <PostButton action={paths.checklistReturn} tone="quiet" icon="list-checks">
              {w.desk.bringBack}
            </PostButton>
          )}
        </div>
        <div>
          {training && <InRoomCard w={w} slots={training.slots} now={now} />}
          {training && <NextCard w={w} sessions={training.next} />}
          {activity ? <ActivityCard w={w} activity={activity} /> : <PlaceCard {...props} />}
        </div>
      </div>
    </Live>
  )
}

const countNeeds = ({ training, own }: DeskProps): number => (training?.concerns.length ?? 0) + ownWaits(own)

function waitsFor(props: DeskProps): string {
  const { w, steps, dismissed } = props
  const needs = countNeeds(props)
  if (needs > 0) return w.desk.needsWait(needs)
  const left = steps && !dismissed ? steps.filter(({ done }) => !done).length : 0
  return left > 0 ? w.desk.stepsLeft(left) : w.desk.nothingWaits
}
