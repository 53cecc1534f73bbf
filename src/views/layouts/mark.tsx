import { safeHref } from '#views/ui/href.ts'

/** The organisation's logo; without one, four trunks at the edge of the wood. */
export function Mark({ logo }: { logo?: string | undefined }) {
  if (logo) {
    return (
      <span class="mark own" id="mark">
        <img src={safeHref(logo)} alt="" width="28" height="28" />
      </span>
    )
  }
  return (
    <span class="mark" id="mark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 4v16M7.5 4v16M12 4v16M19.5 4v16" />
      </svg>
    </span>
  )
}

/** The same in a page that is already there, without the rest of its frame. */
export function MarkPartial({ logo }: { logo?: string | undefined }) {
  return (
    <hx-partial hx-target="#mark" hx-swap="outerHTML">
      <Mark logo={logo} />
    </hx-partial>
  )
}
