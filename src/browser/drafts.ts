/** How long the hand rests before the draft is kept. */
const rest = 400

/** A form with data-draft="<key>" is kept in this tab while it is written, and comes back if it was lost. */
export function keepDrafts() {
  const timers = new WeakMap<HTMLFormElement, ReturnType<typeof setTimeout>>()
  document.addEventListener('input', ({ target }) => {
    const form = (target as Field).form
    if (!form?.dataset.draft) return
    clearTimeout(timers.get(form))
    timers.set(
      form,
      setTimeout(() => keep(form), rest),
    )
  })
  document.addEventListener('submit', ({ target }) => {
    const form = target as HTMLFormElement
    clearTimeout(timers.get(form))
    if ('leave' in form.dataset) sessionStorage.clear()
    else if (form.dataset.draft) sessionStorage.setItem(sent, form.dataset.draft)
  })
  document.addEventListener('reset', ({ target }) => forget((target as HTMLFormElement).dataset.draft))
  document.addEventListener('htmx:error', () => sessionStorage.removeItem(sent))
}

export function resumeDrafts() {
  const gone = sessionStorage.getItem(sent)
  sessionStorage.removeItem(sent)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    if (form.querySelector('[aria-invalid=true]') || document.querySelector('main .alert.bad[role=alert]')) continue
    if (gone === form.dataset.draft && !cameBack()) forget(gone)
    resume(form)
  }
  if (gone && !cameBack() && !document.querySelector(`form[data-draft="${CSS.escape(gone)}"]`)) forget(gone)
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Draft = { at: number; values: (string | boolean | string[])[]; names: string }

const sent = 'sent'
const place = (key: string) => `draft:${key}`
const forget = (key: string | undefined) => key && sessionStorage.removeItem(place(key))

/** Back and reload show what was there before, not what a submission gave. */
const cameBack = () =>
  !history.state?.htmx &&
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type !== 'navigate')

function keep(form: HTMLFormElement) {
  const fields = kept(form)
  const draft: Draft = { at: Date.now(), values: fields.map(read), names: names(fields) }
  try {
    sessionStorage.setItem(place(form.dataset.draft ?? ''), JSON.stringify(draft))
    tell(form, document.body.dataset.kept, draft.at)
  } catch {
    // No room left in the tab: the form works as before.
  }
}

function resume(form: HTMLFormElement) {
  const draft: Draft | null = JSON.parse(sessionStorage.getItem(place(form.dataset.draft ?? '')) ?? 'null')
  const fields = kept(form)
  if (!draft || draft.names !== names(fields)) return
  if (JSON.stringify(fields.map(read)) === JSON.stringify(draft.values)) return
  fields.forEach((field, index) => {
    write(field, draft.values[index])
  })
  tell(form, document.body.dataset.back, draft.at)
}

/** Never a secret, never a file, never what the server put there for itself. */
const kept = (form: HTMLFormElement) =>
  ([...form.elements] as Field[]).filter(
    (field) =>
      field.name &&
      !/^(password|file|hidden|submit|button|reset|image)$/.test(field.type) &&
      !/one-time-code|^cc-/.test(field.autocomplete ?? ''),
  )

const names = (fields: Field[]) => fields.map((field) => field.name).join()

function read(field: Field) {
  if (field.type === 'checkbox' || field.type === 'radio') return (field as HTMLInputElement).checked
  if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map((option) => option.value)
  return field.value
}

function write(field: Field, value: Draft['values'][number] | undefined) {
  if (typeof value === 'boolean') (field as HTMLInputElement).checked = value
  else if (typeof value === 'string') field.value = value
  else if (field instanceof HTMLSelectElement)
    for (const option of field.options) option.selected = value?.includes(option.value) ?? option.selected
}

/** The sentence comes with its language; only the hour is written here. */
function tell(form: HTMLFormElement, sentence: string | undefined, at: number) {
  const status = form.querySelector('[role=status]')
  if (!status || !sentence) return
  const time = new Date(at)
  const text = sentence.replace('{h}', `${time.getHours()}`).replace('{m}', `${time.getMinutes()}`.padStart(2, '0'))
  ;(status.querySelector('span') ?? status).textContent = text
}
