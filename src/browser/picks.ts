/** Ticking a whole page of rows, and the bar of what can be done with them, which waits until one is ticked. */
export function watchPicks() {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
    const form = target.dataset.picks
    if (form) for (const box of boxes(form)) box.checked = target.checked
    showPicks()
  })
}

export function showPicks() {
  for (const all of document.querySelectorAll<HTMLInputElement>('[data-picks]')) {
    const name = all.dataset.picks ?? ''
    const ticked = boxes(name).filter((box) => box.checked).length
    all.hidden = false
    all.checked = ticked > 0 && ticked === boxes(name).length
    all.indeterminate = ticked > 0 && !all.checked
    const bar = document.getElementById(name)
    if (bar) bar.hidden = ticked === 0
  }
}

const boxes = (form: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${CSS.escape(form)}"]:not([data-picks])`),
]
