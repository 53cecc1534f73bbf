import type { Speech } from '#words/words.ts'

/** As many lines as what is on its way. */
export function Skeleton({ w, lines = 4 }: { w: Speech; lines?: number | undefined }) {
  return (
    <div class="stacked" role="status" aria-busy="true" aria-label={w.ui.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span class={`bone ${widths[line % widths.length]}`} />
      ))}
    </div>
  )
}

const widths = ['w2', '', 'w3', 'w1']
