/** What was sent or answered, as text and never as markup: indented when it is JSON. */
export function Content({ text, label }: { text: string; label: string }) {
  return (
    <section class="excerpt" tabindex={0} aria-label={label}>
      <pre>{indented(text)}</pre>
    </section>
  )
}

/** Longer than this, nobody reads it on a screen. */
export const mostShown = 20_000

function indented(text: string): string {
  if (text.length > mostShown) return `${text.slice(0, mostShown)}…`
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
