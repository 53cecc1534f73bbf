import type { Child } from 'hono/jsx'

/** The initials of somebody, named for those who do not see them. */
export function Avatar({ name }: { name: string }) {
  return <span class="avatar" role="img" aria-label={name} data-i={initials(name)} />
}

/** Initials, then the name and what goes with it. */
export function Who({ name, children }: { name: string; children?: Child }) {
  return (
    <span class="who">
      <span class="avatar" aria-hidden="true" data-i={initials(name)} />
      <span>
        {name}
        {children && <small class="mute">{children}</small>}
      </span>
    </span>
  )
}

export function initials(name: string): string {
  const words = name.trim().split(/[\s-]+/)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
