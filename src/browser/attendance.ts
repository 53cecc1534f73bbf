import { forget, forgetPage, keep, keepPage, type Waiting, waitingOnes } from './attendance-vault.ts'

/**
 * The trainer's page goes on without a network: each signature is sealed on the device first, then sent, and leaves the
 * device when the server has it. Sent twice it is one, for its id is made here.
 */
declare global {
  interface Window {
    signingSlots?: true
  }
}

const retryEvery = 15_000
let syncing: Promise<void> | null = null

if (!window.signingSlots) {
  window.signingSlots = true
  document.addEventListener('click', onClick, { capture: true })
  document.addEventListener('submit', onSubmit, { capture: true })
  document.addEventListener('htmx:after:swap', () => arrive())
  addEventListener('online', () => sync())
  setInterval(() => sync(), retryEvery)
}
arrive()

function slotPage(): HTMLElement | null {
  return document.querySelector('[data-ticket]')
}

/** The page as it came is kept for a return without a network; those that wait show that they do. */
function arrive() {
  const place = slotPage()
  if (!place) {
    forgetPage().catch(() => {})
    return
  }
  copyPage().catch(() => {})
  waitingOnes().then((some) => {
    for (const one of some) if (one.slot === place.dataset.slot) show(place, one.enrolment, place.dataset.kept)
    return sync()
  })
}

async function copyPage() {
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
  if (answer.ok && !answer.redirected) await keepPage(location.pathname, await answer.text())
}

/** Whose turn it is: the pad is in the page already, and asks nothing of the network. */
function onClick(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-sign]') : null
  const place = slotPage()
  const pad = place?.querySelector<HTMLElement>('[data-pad]')
  if (!link || !place || !pad) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const form = pad.querySelector('form')
  const title = pad.querySelector('[data-title]')
  if (!form || !title) return
  form.reset()
  pad.querySelector<HTMLElement>('[data-erase]')?.click()
  setField(form, 'enrolment', link.dataset.sign === 'trainer' ? '' : (link.dataset.sign ?? ''))
  title.textContent = link.dataset.title ?? ''
  complain(pad, '')
  pad.hidden = false
  pad.scrollIntoView({ block: 'start' })
  title.setAttribute('tabindex', '-1')
  if (title instanceof HTMLElement) title.focus()
}

async function onSubmit(event: SubmitEvent) {
  const form = event.target instanceof HTMLFormElement ? event.target : null
  const pad = form?.closest<HTMLElement>('[data-pad]')
  const place = slotPage()
  if (!form || !pad || !place) return
  event.preventDefault()
  event.stopImmediatePropagation()
  rest(form)

  const said = new FormData(form)
  const text = (name: string) => String(said.get(name) ?? '')
  if (text('signature').length < 12 && text('signatureTyped').trim() === '') {
    complain(pad, place.dataset.unsigned ?? '')
    return
  }
  const one: Waiting = {
    id: crypto.randomUUID(),
    slot: place.dataset.slot ?? '',
    ticket: place.dataset.ticket ?? '',
    enrolment: text('enrolment'),
    signature: text('signature'),
    signatureTyped: text('signatureTyped'),
    deviceAt: Date.now(),
  }
  await keep(one)
  pad.hidden = true
  show(place, one.enrolment, place.dataset.kept)
  await sync()
}

/** It goes to nobody but us: it is free for the next hand at once. */
function rest(form: HTMLFormElement) {
  delete form.dataset.busy
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}

/** One at a time, in the order they were signed. */
function sync(): Promise<void> {
  syncing ??= send().finally(() => {
    syncing = null
  })
  return syncing
}

/** Also those that are signed while it goes on. */
async function send() {
  const tried = new Set<string>()
  const next = async () => (await waitingOnes()).find(({ id }) => !tried.has(id))
  for (let one = await next(); one; one = await next()) {
    tried.add(one.id)
    const place = slotPage()
    const answer = await post(one, place?.dataset.sync ?? '/sign/deferred')
    if (place) away(place, answer === null)
    if (answer === null) return
    // What is refused stays sealed here: somebody must see it.
    if (!answer.ok) {
      if (place && answer.status !== 429 && answer.status < 500) refuse(place)
      continue
    }
    await forget(one.id)
    if (place && one.slot === place.dataset.slot) show(place, one.enrolment, place.dataset.received)
  }
}

function post(one: Waiting, address: string): Promise<Response | null> {
  const { slot, ...fields } = one
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))
  return fetch(address, { method: 'POST', body }).catch(() => null)
}

function show(place: HTMLElement, enrolment: string, word = '') {
  const row = place.querySelector(`#person-${CSS.escape(enrolment)}`)
  if (!row) return
  row.querySelector('.actions, a.btn')?.remove()
  const said = row.querySelector('[data-said]') ?? row.appendChild(document.createElement('span'))
  said.setAttribute('data-said', '')
  said.className = 'badge ok'
  said.textContent = word
}

function away(place: HTMLElement, isAway: boolean) {
  const notice = place.querySelector<HTMLElement>('[data-away]')
  if (notice) notice.hidden = !isAway
}

function refuse(place: HTMLElement) {
  const notice = place.querySelector<HTMLElement>('[data-refused]')
  if (notice) notice.hidden = false
}

function complain(pad: HTMLElement, sentence: string) {
  const place = pad.querySelector('[data-complaint]')
  if (place) place.textContent = sentence
}

function setField(form: HTMLFormElement, name: string, value: string) {
  const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (input) input.value = value
}
