/** The marks by which people know their work account, drawn in one colour. */
export function Google() {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M14 8.2H8.2M14 8.2a6 6 0 1 1-2-4.6" />
    </svg>
  )
}

export function Microsoft() {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.5 2.5h4.7v4.7H2.5zM8.8 2.5h4.7v4.7H8.8zM2.5 8.8h4.7v4.7H2.5zM8.8 8.8h4.7v4.7H8.8z" />
    </svg>
  )
}
