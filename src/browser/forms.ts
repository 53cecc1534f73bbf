/** How long a form that left by itself (a download, say) stays busy. */
const patience = 8000

export function watchForms() {
  document.addEventListener('submit', refuseTwice, { capture: true })
  document.addEventListener('htmx:finally:request', (event) => release(event.target))
  addEventListener('pageshow', () => document.querySelectorAll('form[data-busy]').forEach(release))
  document.addEventListener('change', onChange)
  for (const kind of ['dragover', 'dragleave', 'drop'] as const) document.addEventListener(kind, onDrag)
}

/** After a refusal, the summary of errors is the first thing to read. */
export function arriveInForms() {
  const summary = document.querySelector<HTMLElement>('main [role=alert][tabindex="-1"]')
  if (!summary) return
  for (const link of summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) nameField(link)
  summary.focus()
}

/** « Ce champ est à remplir » says more beside the name of the field it leads to. */
function nameField(link: HTMLAnchorElement) {
  const label = document.querySelector(`label[for="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`)
  const name = label?.firstChild?.textContent?.trim()
  if (!name || 'named' in link.dataset) return
  link.dataset.named = ''
  link.prepend(`${name} · `)
}

function refuseTwice(event: SubmitEvent) {
  const form = event.target as HTMLFormElement
  if (form.method !== 'post') return
  if ('busy' in form.dataset) {
    event.preventDefault()
    event.stopImmediatePropagation()
    return
  }
  form.dataset.busy = ''
  event.submitter?.setAttribute('aria-busy', 'true')
  if (!form.matches('[data-htmx-powered]')) setTimeout(() => release(form), patience)
}

function release(form: unknown) {
  if (!(form instanceof HTMLFormElement)) return
  delete form.dataset.busy
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}

function onChange({ target }: Event) {
  if (target instanceof HTMLSelectElement && 'submit' in target.dataset) target.form?.requestSubmit()
  if (target instanceof HTMLInputElement && target.type === 'file') nameFiles(target)
}

function onDrag(event: DragEvent) {
  const place = event.target instanceof Element ? event.target.closest('.drop') : null
  const input = place?.querySelector<HTMLInputElement>('input[type=file]')
  if (!place || !input || !event.dataTransfer) return
  event.preventDefault()
  place.classList.toggle('over', event.type === 'dragover')
  if (event.type !== 'drop' || !event.dataTransfer.files.length) return
  input.files = event.dataTransfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The place says what it has received. */
function nameFiles(input: HTMLInputElement) {
  const words = input.closest('.drop')?.querySelector('small')
  if (words && input.files?.length) words.textContent = [...input.files].map((file) => file.name).join(', ')
}
