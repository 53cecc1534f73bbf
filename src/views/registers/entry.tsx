import type { Child } from 'hono/jsx'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type EntryProps = {
  w: Speech
  title: string
  state: Child
  facts: readonly [string, string][]
  actions?: Child
  problem?: string | undefined
  history: readonly Entry[]
  allHistory: string | undefined
  /** Forms, for who may write. */
  children?: Child
}

/** One line of a register: what it says, what to write there, what happened to it. */
export function EntryPage({ w, title, state, facts, actions, problem, history, allHistory, children }: EntryProps) {
  return (
    <>
      <PageHead title={title} state={state} actions={actions} />
      {problem && <Alert tone="bad" role="alert" title={problem} />}
      <div class="cols">
        <div>
          <Card title={w.registers.facts} id="facts">
            <KeyValues pairs={facts.filter(([, value]) => value !== '')} />
          </Card>
          {children}
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}
