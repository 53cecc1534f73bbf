import { Card } from '#views/ui/card.tsx'
import { Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

export type Difference = { label: string; now: string; typed: string }

/** Somebody was quicker: what is there now beside what was typed. */
export function Differences({ w, differences }: { w: Speech; differences: readonly Difference[] | undefined }) {
  if (!differences) return null
  const { settings: words } = w
  if (differences.length === 0) return <p class="mute">{words.overtakenNothing}</p>
  return (
    <Card title={words.overtakenTitle} id="overtaken" footer={words.overtakenHint} flush>
      <Table
        w={w}
        label={words.overtakenNow}
        columns={[
          { key: 'label', label: words.overtakenField, cell: ({ label }) => label },
          { key: 'now', label: words.overtakenNow, cell: ({ now }) => now || words.empty },
          { key: 'typed', label: words.overtakenTyped, cell: ({ typed }) => typed || words.empty },
        ]}
        items={differences}
        id={({ label }) => label}
        name={({ label }) => label}
      />
    </Card>
  )
}
