import { openPalette } from './palette.ts'

/** How long a first key waits for the second. */
const patience = 1200

/** ⌘K anywhere; single keys only outside fields, and only if the person kept them. */
export function listenToKeys() {
  let typed = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  document.addEventListener('keydown', (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      openPalette()
      return
    }
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || !listening(event.target)) return

    typed = `${typed} ${event.key.toLowerCase()}`.trim()
    clearTimeout(timer)
    timer = setTimeout(() => {
      typed = ''
    }, patience)

    const done = follow(typed) || act(event.key)
    if (done) {
      event.preventDefault()
      typed = ''
    } else if (!document.querySelector(`[data-keys^="${CSS.escape(typed)} "]`)) typed = ''
  })
}

function listening(target: EventTarget | null): boolean {
  if (document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]')) return false
  return !(
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  )
}

function follow(keys: string): boolean {
  const thing = document.querySelector<HTMLElement>(`[data-keys="${CSS.escape(keys)}"]`)
  thing?.click()
  return Boolean(thing)
}

function act(key: string): boolean {
  if (key === '/') return search()
  if (key === '?') return explain()
  if (key === 'j') return walk(1)
  if (key === 'k') return walk(-1)
  if (key === 'x') return tick()
  return false
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  if (field) field.select()
  else openPalette()
  return true
}

function explain(): boolean {
  const sheet = document.getElementById('shortcuts')
  if (sheet instanceof HTMLDialogElement) sheet.showModal()
  return true
}

const rows = () => [...document.querySelectorAll<HTMLElement>('main .table tbody tr, main .rows > li')]
const current = () => rows().find((row) => row.contains(document.activeElement))

function walk(by: number): boolean {
  const all = rows()
  const now = current()
  const next = all[now ? all.indexOf(now) + by : 0]
  next?.querySelector<HTMLElement>('th a, p a, a, button')?.focus()
  return Boolean(next)
}

function tick(): boolean {
  const box = current()?.querySelector<HTMLElement>('input[type=checkbox]')
  box?.click()
  return Boolean(box)
}
