/**
 * The form of `#drop-form`: files dropped, chosen, pasted or photographed leave at once, one after the other, each with
 * its progress. Without this, the form sends them all together; its button is there for that.
 */
export function sendWhatIsDropped(): void {
  document.addEventListener('change', onChange, { capture: true })
  document.addEventListener('paste', onPaste)
  document.documentElement.classList.add('drops')
}

const formId = 'drop-form'

let sending: Promise<void> = Promise.resolve()

/** Before the form names what it holds: it will hold nothing. */
function onChange(event: Event) {
  const { target } = event
  if (!(target instanceof HTMLInputElement) || target.type !== 'file' || target.form?.id !== formId) return
  event.stopPropagation()
  const files = [...(target.files ?? [])]
  target.value = ''
  send(target.form, files)
}

function onPaste({ clipboardData }: ClipboardEvent) {
  const form = document.getElementById(formId)
  const files = [...(clipboardData?.files ?? [])]
  if (form instanceof HTMLFormElement && files.length > 0) send(form, files)
}

/** One at a time: a telephone's line is narrow, and the first is there before the last has left. */
function send(form: HTMLFormElement, files: readonly File[]) {
  for (const file of files) {
    const line = lineFor(form, file)
    sending = sending.then(() => sendOne(form, file, line))
  }
  sending = sending.then(() => refresh())
}

function sendOne(form: HTMLFormElement, file: File, line: Line): Promise<void> {
  const body = new FormData()
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
    body.append(field.name, field.value)
  body.append('file', file)

  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('HX-Request', 'true')
    request.setRequestHeader('HX-Request-Type', 'partial')
    request.setRequestHeader('HX-Target', 'main#main')
    request.upload.addEventListener('progress', ({ loaded, total }) => line.move(loaded / total))
    request.addEventListener('load', () => line.end(refusalIn(request)))
    request.addEventListener('error', () => line.end(line.words.failed ?? ''))
    request.addEventListener('loadend', () => done())
    request.send(body)
  })
}

/** The sentence of the server, when it has refused; nothing when it has not. */
function refusalIn({ status, responseText }: XMLHttpRequest): string {
  if (status < 300) return ''
  const page = new DOMParser().parseFromString(responseText, 'text/html')
  const said = page.querySelector('[data-refused]') ?? page.querySelector('h1 + p')
  return said?.textContent?.trim() ?? String(status)
}

type Line = { words: DOMStringMap; move: (ratio: number) => void; end: (refusal: string) => void }

function lineFor(form: HTMLFormElement, { name }: File): Line {
  const more = form.querySelector<HTMLElement>('.drop-more')
  const item = document.createElement('li')
  const said = document.createElement('p')
  const bar = document.createElement('progress')
  const words = more?.dataset ?? {}
  said.textContent = name
  bar.max = 1
  bar.setAttribute('aria-label', name)
  item.append(said, bar)
  more?.querySelector('[data-progress]')?.append(item)
  return {
    words,
    move: (ratio) => {
      bar.value = ratio
    },
    end: (refusal) => {
      bar.remove()
      item.classList.toggle('bad', refusal !== '')
      said.textContent = refusal === '' ? `${name} · ${words.sent}` : refusal
    },
  }
}

/** The list as it is now, which asks for itself again while files are being checked. */
async function refresh(): Promise<void> {
  const here = document.getElementById('holdings')
  const answer = await fetch(location.href).catch(() => null)
  if (!here || !answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('holdings')
  if (!fresh) return
  here.replaceWith(fresh)
  window.htmx?.process(fresh, true)
}
