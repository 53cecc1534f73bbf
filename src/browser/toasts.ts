/** Long enough to be read and to reach the button. */
const shown = 8000
const shownWithButton = 12_000

/** Every toast leaves by itself, but for those that tell of a failure; a pointer or the focus holds it. */
export function timeToasts() {
  for (const toast of document.querySelectorAll<HTMLElement>('#toasts > .toast:not([data-timed])')) {
    toast.dataset.timed = ''
    if (!toast.matches('.bad')) leaveLater(toast)
  }
}

/** A calm sentence about something that did not work; it stays until it is closed. */
export function say(text: string | undefined, reference?: string | null) {
  const template = document.getElementById('say')
  if (!text || !(template instanceof HTMLTemplateElement)) return
  const toast = template.content.cloneNode(true) as DocumentFragment
  const words = toast.querySelector('p')
  if (words) words.textContent = reference ? `${text} (${reference})` : text
  const region = document.getElementById('toasts')
  const same = [...(region?.children ?? [])].find(
    (other) => other.querySelector('p')?.textContent === words?.textContent,
  )
  if (!same) region?.append(toast)
}

export function watchConnection() {
  const tell = () => {
    if (!navigator.onLine) say(document.body.dataset.offline)
    else for (const toast of toastsSaying(document.body.dataset.offline)) toast.remove()
  }
  addEventListener('offline', tell)
  addEventListener('online', tell)
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('.toast [data-close]')
    if (button) button.closest('.toast')?.remove()
  })
  if (!navigator.onLine) tell()
}

function leaveLater(toast: HTMLElement) {
  const time = toast.querySelector('button') ? shownWithButton : shown
  let timer = setTimeout(() => toast.remove(), time)
  const hold = () => clearTimeout(timer)
  const release = () => {
    clearTimeout(timer)
    timer = setTimeout(() => toast.remove(), time)
  }
  toast.addEventListener('pointerenter', hold)
  toast.addEventListener('focusin', hold)
  toast.addEventListener('pointerleave', release)
  toast.addEventListener('focusout', release)
}

const toastsSaying = (text: string | undefined) =>
  [...document.querySelectorAll('#toasts > .toast')].filter((toast) => toast.querySelector('p')?.textContent === text)
