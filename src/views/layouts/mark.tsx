/** Four trunks at the edge of the wood. */
export function Mark() {
  return (
    <span class="mark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 4v16M7.5 4v16M12 4v16M19.5 4v16" />
      </svg>
    </span>
  )
}
