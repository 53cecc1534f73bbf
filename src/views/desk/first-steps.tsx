import type { FirstStep, Step } from '#domain/members/first-steps.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Count, State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

/** What to do in the first hour: each line leads to where it is done, and is ticked by what is there. */
export function FirstSteps({ w, steps }: { w: Speech; steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length
  const progress = w.desk.progress(done, steps.length)
  return (
    <Card
      title={
        <>
          {w.desk.firstSteps} <Count value={progress} />
        </>
      }
      id="first-steps"
      actions={
        <PostButton action={paths.checklistDismissal} size="small" tone="quiet" icon="x" label={w.desk.putAway} />
      }
      footer={done === steps.length ? w.desk.allDone : undefined}
      flush
    >
      <Rows>
        {steps.map(({ step, done: isDone }) => (
          <StepRow w={w} step={step} isDone={isDone} />
        ))}
      </Rows>
    </Card>
  )
}

function StepRow({ w, step, isDone }: { w: Speech; step: FirstStep; isDone: boolean }) {
  const { title, why, verb } = w.desk.steps[step]
  const verbs = (
    <LinkButton size="small" href={places[step]}>
      {verb}
    </LinkButton>
  )
  return (
    <Row
      icon={isDone ? 'circle-check' : icons[step]}
      tone={isDone ? 'ok' : undefined}
      title={title}
      href={places[step]}
      context={isDone ? undefined : why}
      actions={isDone ? undefined : verbs}
      state={<State tone="ok">{w.desk.done}</State>}
    />
  )
}

const places: Record<FirstStep, string> = {
  identity: paths.identity,
  sites: paths.sites.all,
  colleague: paths.invitation.new,
  secondFactor: paths.security,
  logo: paths.look,
  colour: paths.look,
}

const icons: Record<FirstStep, IconName> = {
  identity: 'building-2',
  sites: 'map-pin',
  colleague: 'user-plus',
  secondFactor: 'shield-check',
  logo: 'image',
  colour: 'palette',
}
