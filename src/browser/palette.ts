const palette = () => document.querySelector<HTMLDialogElement>('dialog.palette')

export function openPalette() {
  const dialog = palette()
  if (dialog && !dialog.open) dialog.showModal()
  dialog?.querySelector('input')?.select()
}

/** Arrows walk through the links, Enter opens the first one found while the words are still being typed. */
export function watchPalette() {
  document.addEventListener('toggle', ({ target }) => target === palette() && offerPages(), { capture: true })
  document.addEventListener('htmx:after:swap', rememberQuery)
  document.addEventListener('keydown', (event) => {
    const dialog = palette()
    if (!dialog?.open || event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(dialog, event.key === 'ArrowDown' ? 1 : -1)
    else if (!(event.key === 'Enter' && openFirst(event.target))) return
    event.preventDefault()
  })
}

const results = () => document.getElementById('palette-results')

/** Before any word, the pages of the rail: the page already knows them. */
function offerPages() {
  const list = results()
  if (!list || list.childElementCount) return
  for (const part of document.querySelectorAll('.rooms > *')) list.append(part.cloneNode(true))
  for (const link of list.querySelectorAll('a')) {
    for (const name of ['title', 'data-keys', 'aria-current']) link.removeAttribute(name)
    link.querySelector('.count')?.remove()
  }
  window.htmx?.process(list, true)
}

function rememberQuery() {
  const list = results()
  const field = palette()?.querySelector('input')
  if (!list || !field) return
  list.dataset.found = field.value
  if (!field.value) offerPages()
}

function step(dialog: HTMLDialogElement, by: number) {
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, li a')]
  const now = stops.indexOf(document.activeElement as HTMLElement)
  stops[(now + by + stops.length) % stops.length]?.focus()
}

/** Only once the answer to exactly these words is there. */
function openFirst(from: EventTarget | null): boolean {
  const list = results()
  const settled = from instanceof HTMLInputElement && from.value !== '' && from.value === list?.dataset.found
  if (settled) list?.querySelector('a')?.click()
  return settled
}
