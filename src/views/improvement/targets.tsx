import type { TicketKind } from '#domain/quality/tickets/kinds.ts'
import { paths } from '#paths.ts'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type TargetsProps = {
  w: Speech
  state: FormState
  version: number
  kinds: readonly { kind: TicketKind; field: string }[]
}

export function TargetsPage({ w, state, version, kinds }: TargetsProps) {
  const words = w.improvement.delays
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <Form w={w} action={paths.improvement.targets} state={state} hidden={{ version: String(version) }}>
          {kinds.map(({ kind, field }) => (
            <Part title={w.improvement.kinds[kind]}>
              <Pair>
                <NumberField
                  w={w}
                  state={state}
                  name={`${field}Acknowledge`}
                  label={words.acknowledge}
                  unit={words.answerUnit}
                />
                <NumberField w={w} state={state} name={`${field}Answer`} label={words.answer} unit={words.answerUnit} />
              </Pair>
            </Part>
          ))}
          <SubmitBar w={w} verb={words.save} cancel={paths.improvement.all} />
        </Form>
      </div>
    </>
  )
}
