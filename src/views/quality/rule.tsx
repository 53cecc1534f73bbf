import type { RuleStanding } from '#domain/quality/proofs/rule-choice.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup, SwitchField } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { whenOf } from './rules.tsx'

type RuleProps = {
  w: Speech
  rule: RuleStanding
  actions: readonly string[]
  offered: readonly number[]
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function RulePage({ w, rule, actions, offered, history, allHistory, mayEdit, state }: RuleProps) {
  const words = w.quality.rulesOf
  const form = { w, state }
  return (
    <>
      <PageHead
        title={w.quality.rules[rule.rule]}
        lead={words.one}
        state={<Badge tone={rule.isOn ? 'ok' : undefined}>{rule.isOn ? words.on : words.off}</Badge>}
      />
      <div class="cols">
        <div>
          <Card title={words.what} id="what">
            <KeyValues
              pairs={[
                [words.when, whenOf(w, actions)],
                [w.quality.indicators, rule.indicators.join(', ')],
                [words.versionTitle, words.version(w.format.number(rule.version))],
              ]}
            />
          </Card>
          {mayEdit && (
            <Card title={words.change} id="change">
              <Form
                {...form}
                id="rule-form"
                action={paths.quality.rule(rule.rule)}
                bare
                hidden={{ version: String(state.values.version ?? rule.version) }}
              >
                <SwitchField {...form} name="on" label={words.writes} hint={words.writesHint} />
                <CheckboxGroup
                  {...form}
                  name="indicators"
                  label={w.quality.indicators}
                  optional
                  choices={offered.map((number) => ({
                    value: String(number),
                    label: w.quality.indicator(String(number)),
                  }))}
                />
                <SubmitBar w={w} verb={words.save} cancel={paths.quality.rules} />
              </Form>
            </Card>
          )}
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}
