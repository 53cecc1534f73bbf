import type { Standing } from '#domain/files/retention.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { lengthOf, TrustMark } from './retention.tsx'

type RuleProps = { w: Speech; standing: Standing; proposed: number | null; state: FormState }

export function RulePage({ w, standing, proposed, state }: RuleProps) {
  const { retention: words } = w
  const { rule } = standing
  const form = { w, state }
  return (
    <>
      <PageHead
        title={words.editTitle(words.rules[rule].name)}
        lead={words.rules[rule].basis}
        facts={[{ icon: 'clock', text: words.proposal(lengthOf(w, proposed)) }]}
        state={<TrustMark w={w} standing={standing} />}
        actions={
          standing.version > 0 && (
            <PostButton action={paths.retentionProposal(rule)} icon="undo-2">
              {words.drop}
            </PostButton>
          )
        }
      />
      <Form {...form} id="rule-form" action={paths.retentionRule(rule)} hidden={{ version: String(standing.version) }}>
        <NumberField
          {...form}
          name="months"
          label={words.monthsField}
          hint={words.monthsHint}
          unit={words.months}
          optional
        />
        <TextField {...form} name="reason" label={words.reason} hint={words.reasonHint} />
        <SubmitBar w={w} verb={words.save} cancel={paths.retention} />
      </Form>
    </>
  )
}
