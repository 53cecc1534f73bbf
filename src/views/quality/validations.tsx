import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export type ProofValidation = { id: string; verdict: string; comment: string; at: number; who: string | null }

type ValidationsProps = {
  w: Speech
  proofId: string
  validations: readonly ProofValidation[]
  mayEdit: boolean
  newId: string
  state: FormState
}

/** What those who have looked at a proof think of it. */
export function Validations({ w, proofId, validations, mayEdit, newId, state }: ValidationsProps) {
  const words = w.quality
  const form = { w, state }
  const choices = [
    { value: 'valid', label: words.verdicts.valid },
    { value: 'weak', label: words.verdicts.weak },
  ]
  return (
    <Card title={words.validations} id="validations" flush>
      {validations.length === 0 && <p class="body mute">{words.notValidated}</p>}
      <Rows pair>
        {validations.map(({ verdict, comment, at, who }) => (
          <Row
            title={comment || words.verdicts[isValid(verdict) ? 'valid' : 'weak']}
            context={[who, w.format.moment(at)].filter(Boolean).join(' · ')}
            state={
              <Badge tone={isValid(verdict) ? 'ok' : 'warn'}>
                {words.verdicts[isValid(verdict) ? 'valid' : 'weak']}
              </Badge>
            }
          />
        ))}
      </Rows>
      {mayEdit && (
        <div class="body">
          <Form {...form} id="validation-form" action={paths.quality.validations(proofId)} hidden={{ id: newId }} bare>
            <RadioCards {...form} name="verdict" label={words.verdict} choices={choices} />
            <AreaField {...form} name="comment" label={words.comment} optional rows={2} />
            <SubmitBar w={w} verb={words.validate} />
          </Form>
        </div>
      )}
    </Card>
  )
}

const isValid = (verdict: string): boolean => verdict === 'valid'
