/**
 * A survey on a phone: questions that do not concern this person step aside, and what is sent without a network leaves by
 * itself when it is back. Sent twice it is one answer, as the server sees to.
 */
const form = document.querySelector<HTMLFormElement>('form[data-answer]')

if (form) {
  const { action } = form
  const place = `answer:${action}`
  const retryEvery = 15_000

  const questions = [...form.querySelectorAll<HTMLElement>('.questions > *')]

  /** In order, so that what depends on a question that has stepped aside steps aside with it. */
  const follow = () => {
    const given = [...new FormData(form)]
    const aside = new Set<string>()
    for (const question of questions) {
      const { when = '', values = '' } = question.dataset
      const isOf = (name: string) => name === when || name.startsWith(`${when}:`)
      const chosen = given.filter(([name]) => isOf(name) && !aside.has(name)).map(([, value]) => String(value))
      question.hidden = when !== '' && !chosen.some((value) => values.split(' ').includes(value))
      if (!question.hidden) continue
      for (const { name } of question.querySelectorAll<HTMLInputElement>('[name]')) aside.add(name)
    }
  }

  const sendKept = async () => {
    const body = localStorage.getItem(place)
    if (body === null) return
    const sent = await fetch(action, { method: 'POST', body: new URLSearchParams(body) })
    // Nobody has read it: it stays, and leaves again.
    if (sent.status >= 500) return
    localStorage.removeItem(place)
    if (sent.redirected) location.assign(sent.url)
    // Refused: asked again in sight, so that the page says what is missing.
    else if (sent.status === 422) form.requestSubmit()
    else location.reload()
  }

  const keep = () => {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    localStorage.setItem(place, body.toString())
    for (const told of form.querySelectorAll<HTMLElement>('[data-waiting]')) {
      told.hidden = false
      told.scrollIntoView({ block: 'center' })
    }
    delete form.dataset.busy
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
  }

  form.addEventListener('input', follow)
  form.addEventListener(
    'submit',
    (event) => {
      if (navigator.onLine) return
      event.preventDefault()
      event.stopImmediatePropagation()
      keep()
    },
    { capture: true },
  )
  addEventListener('online', () => sendKept().catch(() => {}))
  setInterval(() => sendKept().catch(() => {}), retryEvery)
  follow()
  sendKept().catch(() => {})
}
