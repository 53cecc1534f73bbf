import type { RuleStanding } from '#domain/quality/proofs/rule-choice.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type Listed = RuleStanding & { actions: readonly string[] }

/** What proves what, one rule a line. */
export function RulesPage({ w, rules }: { w: Speech; rules: readonly Listed[] }) {
  const words = w.quality.rulesOf
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Card label={words.title} flush>
        <Rows pair>
          {rules.map((rule) => (
            <Row
              title={w.quality.rules[rule.rule]}
              href={paths.quality.rule(rule.rule)}
              context={[words.proves(rule.indicators.join(', ')), words.version(w.format.number(rule.version))].join(
                ' · ',
              )}
              state={<Badge tone={rule.isOn ? 'ok' : undefined}>{rule.isOn ? words.on : words.off}</Badge>}
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}

/** What the events that wake a rule are called on the screen; one that nothing records yet is left out. */
export function whenOf(w: Speech, actions: readonly string[]): string {
  const known: Readonly<Record<string, unknown>> = w.events.actions
  return actions.flatMap((action) => (typeof known[action] === 'string' ? [known[action]] : [])).join(', ')
}
