/** Only one dialog may be open, and a page may have one waiting quietly in the list the browser proposes. */
let dialog: AbortController | undefined
let offered: Element | undefined

/**
 * A button `data-passkey="sign-in"` or `"register"` asks the address in `data-options` what to ask the browser, puts
 * the answer into the field `response` of its form, and sends the form. On failure it shows the words of `data-failed`.
 */
export function watchPasskeys() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-passkey]') : null
    if (!button) return
    event.preventDefault()
    void answer(button)
  })
}

/** They come hidden, and stay so where the browser has no passkeys. `data-conditional` also offers them in the fields. */
export function showPasskeys() {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
    button.hidden = !known
    if (known && 'conditional' in button.dataset && button !== offered) void offer(button)
  }
}

const known =
  'PublicKeyCredential' in globalThis &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  'toJSON' in PublicKeyCredential.prototype

async function offer(button: HTMLButtonElement) {
  offered = button
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await answer(button, 'conditional')
}

async function answer(button: HTMLButtonElement, mediation?: 'conditional') {
  dialog?.abort()
  dialog = new AbortController()
  const { signal } = dialog
  if (!mediation) busy(button, true)
  try {
    const credential = await ask(button, signal, mediation)
    if (credential && !signal.aborted) send(button, JSON.stringify(credential))
  } catch {
    if (!mediation && !signal.aborted) say(button, button.dataset.failed ?? '')
  } finally {
    if (!mediation) busy(button, false)
  }
}

async function ask({ dataset }: HTMLButtonElement, signal: AbortSignal, mediation?: 'conditional') {
  const options = await optionsAt(dataset.options ?? '', signal)
  if (dataset.passkey === 'register') {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    return navigator.credentials.create({ publicKey, signal })
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return navigator.credentials.get({ publicKey, signal, ...(mediation ? { mediation } : {}) })
}

async function optionsAt(address: string, signal: AbortSignal) {
  const response = await fetch(address, { method: 'POST', headers: { accept: 'application/json' }, signal })
  if (!response.ok) throw new Error(`no options: ${response.status}`)
  return response.json()
}

function send({ form }: HTMLButtonElement, answer: string) {
  const field = form?.elements.namedItem('response')
  if (!(field instanceof HTMLInputElement)) return
  field.value = answer
  form?.requestSubmit()
}

function busy(button: HTMLButtonElement, is: boolean) {
  button.setAttribute('aria-busy', String(is))
  if (is) say(button, '')
}

/** Made before it has words, so that screen readers hear them arrive. */
function say(button: HTMLButtonElement, words: string) {
  const place = button.nextElementSibling
  if (place instanceof HTMLElement && 'passkeyWords' in place.dataset) {
    place.textContent = words
    return
  }
  const made = document.createElement('p')
  made.dataset.passkeyWords = ''
  made.className = 'error'
  made.setAttribute('role', 'alert')
  made.textContent = words
  button.after(made)
}
