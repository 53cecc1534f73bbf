import { say } from './toasts.ts'

/** htmx is 12 kB: it comes at the first sign of a hand, or at once when the page itself asks for something. */
export function loadWhenNeeded(address: string) {
  const load = () => {
    if (document.getElementById('htmx')) return
    document.head.append(Object.assign(document.createElement('script'), { id: 'htmx', src: address }))
  }
  if (document.querySelector('[hx-trigger*=load], [hx-trigger*=every], [hx-trigger*=reveal], [hx-trigger*=intersect]'))
    load()
  for (const sign of ['pointermove', 'pointerdown', 'keydown'])
    addEventListener(sign, load, { once: true, passive: true })
}

export function watchNavigation(arrive: () => void) {
  on('htmx:before:request', (ctx) => isMain(ctx) && ctx.target?.setAttribute('aria-busy', 'true'))
  on('htmx:finally:request', () => document.getElementById('main')?.removeAttribute('aria-busy'))
  on('htmx:after:request', chooseSwap)
  on('htmx:after:swap', (ctx) => {
    if (ctx.swap === 'innerHTML' && isMain(ctx)) startAtTheTop()
    arrive()
  })
  on('htmx:error', () => say(document.body.dataset.failed))
}

type Context = {
  target?: Element
  swap: string
  push?: string
  text: string
  request: { method: string }
  response: { status: number; raw: Response }
}

const on = (event: string, listen: (ctx: Context) => unknown) =>
  document.addEventListener(event, (fired) => {
    const { ctx } = (fired as CustomEvent<{ ctx?: Context }>).detail
    if (ctx) listen(ctx)
  })

const isMain = (ctx: Context) => ctx.target?.id === 'main'

function chooseSwap(ctx: Context) {
  const { status, raw } = ctx.response
  const writes = ctx.request.method !== 'GET'

  if (writes && status >= 400) ctx.push = 'false'
  if (writes && status >= 500) {
    // What was typed is worth more than an error page.
    ctx.swap = 'none'
    say(document.body.dataset.failed, raw.headers.get('x-reference'))
  } else if (isMain(ctx) && /^\s*<!doctype/i.test(ctx.text)) {
    // The answer comes from another layout, such as the sign-in page after a login has ended.
    ctx.target = document.body
    ctx.swap = 'outerSync'
  } else if (isMain(ctx) && status < 400 && (writes || new URL(raw.url).pathname !== location.pathname)) {
    // Another page: morphing would carry what was typed here into the fields of there.
    ctx.swap = 'innerHTML'
  }
}

/** As after a full load: nothing left open, and a reader starts with the new page. */
function startAtTheTop() {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close()
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
  const main = document.getElementById('main')
  if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
}
