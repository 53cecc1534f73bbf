/**
 * A survey on a phone: questions that do not concern this person step aside, and what is sent without a network leaves by
 * itself when it is back. Sent twice it is one answer, as the server sees to.
 */
const form = document.querySelector<HTMLFormElement>('form[data-answer]')

if (form) {
  const { action } = form
  const place = `answer:${action}`
  const retryEvery = 15_000

  const follow = () => {
    const given = new FormData(form)
    for (const question of form.querySelectorAll<HTMLElement>('[data-when]')) {
      const { when = '', values = '' } = question.dataset
      const chosen = [...given]
        .filter(([name]) => name === when || name.startsWith(`${when}:`))
        .map(([, value]) => value)
      question.hidden = !chosen.some((value) => values.split(' ').includes(String(value)))
    }
  }

  const sendKept = async () => {
    const body = localStorage.getItem(place)
    if (body === null) return
    const sent = await fetch(action, { method: 'POST', body: new URLSearchParams(body) })
    localStorage.removeItem(place)
    if (sent.redirected) location.assign(sent.url)
    else location.reload()
  }

  const keep = () => {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    localStorage.setItem(place, body.toString())
    for (const told of form.querySelectorAll<HTMLElement>('[data-waiting]')) told.hidden = false
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
