import type { ActivityRow } from '#db/members/activity.ts'
import type { Step } from '#domain/members/first-steps.ts'
import type { Standing } from '#domain/members/standing.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { AccountCard, PlaceCard } from './account.tsx'
import { ActivityCard } from './activity.tsx'
import { FirstSteps } from './first-steps.tsx'

type DeskProps = {
  w: Speech
  today: number
  givenName: string
  /** The first steps of whoever sets the organisation up; null for everybody else. */
  steps: readonly Step[] | null
  dismissed: boolean
  /** What happened last, for who may read it. */
  activity: readonly ActivityRow[] | null
  isProtected: boolean
  hats: Standing['hats']
  sites: readonly (readonly [string, string])[]
}

export function DeskPage(props: DeskProps) {
  const { w, today, steps, dismissed, activity } = props
  const left = steps && !dismissed ? steps.filter(({ done }) => !done).length : 0
  const waits = left > 0 ? w.desk.stepsLeft(left) : w.desk.nothingWaits
  return (
    <>
      <PageHead title={w.desk.title} lead={`${w.desk.day(w.format.day(today))} ${waits}`} />
      <div class="cols">
        <div>
          {steps && !dismissed ? <FirstSteps w={w} steps={steps} /> : <AccountCard {...props} />}
          {steps && dismissed && (
            <PostButton action={paths.checklistReturn} tone="quiet" icon="list-checks">
              {w.desk.bringBack}
            </PostButton>
          )}
        </div>
        <div>{activity ? <ActivityCard w={w} activity={activity} /> : <PlaceCard {...props} />}</div>
      </div>
    </>
  )
}
