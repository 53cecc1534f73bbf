type FillProps = {
  value: number
  max: number
  /** Below it, the colour warns. */
  least?: number | undefined
}

/** How full: 8/10, with a bar for the eye. */
export function Fill({ value, max, least = 0 }: FillProps) {
  return (
    <span class={`fill ${levelOf(value, max, least)}`}>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={max > 0 ? Math.round(Math.min(1, Math.max(0, value / max)) * 100) : 0} height="4" />
      </svg>
      {value}/{max}
    </span>
  )
}

function levelOf(value: number, max: number, least: number): string {
  if (value < least) return 'low'
  return value >= max ? 'taken' : 'ok'
}
