/**
 * A slot of the agenda goes to another day, by hand or with Shift and the arrows: its form opens with that day, and says
 * what follows before anything is saved. Without this, the same form is reached from the session.
 */
let held: HTMLElement | null = null

document.addEventListener('dragstart', ({ target }) => {
  held = slotOf(target)
})
document.addEventListener('dragend', () => {
  held = null
  pointOut(null)
})
document.addEventListener('dragover', (event) => {
  const day = held && dayOf(event.target)
  pointOut(day)
  if (day) event.preventDefault()
})
document.addEventListener('drop', (event) => {
  const day = dayOf(event.target)?.dataset.day
  if (!held || !day) return
  event.preventDefault()
  open(held, day)
})
document.addEventListener('keydown', (event) => {
  const days = steps[event.key]
  const slot = slotOf(event.target)
  const from = dayOf(slot)?.dataset.day
  if (!event.shiftKey || !days || !slot || !from) return
  event.preventDefault()
  const day = new Date(Date.parse(`${from}T12:00:00Z`) + days * 86_400_000)
  open(slot, day.toISOString().slice(0, 10))
})

/** Days forward for each key: along the week, or to another one. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

const closest = (target: unknown, selector: string) =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null
const slotOf = (target: unknown) => closest(target, '[data-move]')
const dayOf = (target: unknown) => closest(target, '.agenda > [data-day]')

function open(slot: HTMLElement, day: string) {
  if (day !== dayOf(slot)?.dataset.day) location.assign(`${slot.dataset.move}?day=${day}`)
}

function pointOut(day: HTMLElement | null) {
  for (const each of document.querySelectorAll('.agenda > .over')) if (each !== day) each.classList.remove('over')
  day?.classList.add('over')
}
