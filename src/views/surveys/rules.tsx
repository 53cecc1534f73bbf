import type { RuleRow } from '#db/surveys/rules.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type RulesProps = { w: Speech; surveyId: string; rules: readonly RuleRow[]; mayEdit: boolean }

/** When each session asks this survey by itself. */
export function RulesCard({ w, surveyId, rules, mayEdit }: RulesProps) {
  const { rules: words } = w.surveys
  const add = mayEdit && (
    <LinkButton size="small" icon="plus" href={paths.surveys.ruleNew(surveyId)}>
      {words.add}
    </LinkButton>
  )
  return (
    <Card title={words.title} id="rules" flush actions={add}>
      {rules.length === 0 && <p class="body mute">{words.none}</p>}
      <Rows pair>
        {rules.map((rule) => (
          <Row
            title={whenOf(w, rule)}
            href={mayEdit ? paths.surveys.rule(surveyId, rule.id) : undefined}
            context={[
              rule.programme ?? words.allSessions,
              rule.presentOnly ? words.presentOnly : '',
              rule.reminders ? words.remindedAfter(rule.reminders.replaceAll(' ', ', ')) : words.notReminded,
              words.closedAfter(daysSaid(w, rule.closesAfter)),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  )
}

export function whenOf(w: Speech, { anchor, days }: Pick<RuleRow, 'anchor' | 'days'>): string {
  const { rules: words } = w.surveys
  const end = anchor === 'end'
  if (days === 0) return end ? words.onEnd : words.onStart
  const n = daysSaid(w, Math.abs(days))
  if (days < 0) return end ? words.beforeEnd(n) : words.beforeStart(n)
  return end ? words.afterEnd(n) : words.afterStart(n)
}

const daysSaid = (w: Speech, days: number): string =>
  w.format.count(days, w.surveys.rules.dayUnit, w.surveys.rules.daysUnit)
