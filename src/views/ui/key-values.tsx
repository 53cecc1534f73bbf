import type { Child } from 'hono/jsx'

/** What is known of a thing; a pair without a value is left out. */
export function KeyValues({ pairs }: { pairs: readonly (readonly [string, Child])[] }) {
  return (
    <dl class="kv">
      {pairs.map(([term, value]) => {
        if (value === undefined || value === null || value === false || value === '') return null
        return (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        )
      })}
    </dl>
  )
}
