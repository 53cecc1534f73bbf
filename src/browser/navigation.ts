import { isFile, keepFile } from './downloads.ts'
import { say } from './toasts.ts'

export function watchNavigation(arrive: () => void) {
  on('htmx:before:request', (ctx) => isMain(ctx) && ctx.target?.setAttribute('aria-busy', 'true'))
  on('htmx:finally:request', () => document.getElementById('main')?.removeAttribute('aria-busy'))
  on('htmx:before:response', ({ request, response }, event) => {
    if (!isFile(response.raw)) return
    event.preventDefault()
    closeAll()
    void keepFile(request.method, response.raw)
  })
  on('htmx:after:request', receive)
  on('htmx:after:swap', (ctx) => {
    if (isMain(ctx)) keepFocus(ctx.swap === 'innerHTML')
    arrive()
  })
  on('htmx:error', () => say(document.body.dataset.failed))
}

type Context = {
  sourceElement: Element
  target?: Element
  swap: string
  push?: string
  text: string
  hx: { pushurl?: string; replaceurl?: string }
  request: { method: string }
  response: { status: number; raw: Response }
}

const on = (event: string, listen: (ctx: Context, fired: Event) => unknown) =>
  document.addEventListener(event, (fired) => {
    const { ctx } = (fired as CustomEvent<{ ctx?: Context }>).detail
    if (ctx) listen(ctx, fired)
  })

const isMain = (ctx: Context) => ctx.target?.id === 'main'

/** Decides what an answer does to the page, before anything moves. */
function receive(ctx: Context) {
  const { status, raw } = ctx.response
  const writes = ctx.request.method !== 'GET'

  if (writes && status >= 400) ctx.push = 'false'
  if (writes && status >= 500) {
    // What was typed is worth more than an error page.
    ctx.swap = 'none'
    say(document.body.dataset.failed, raw.headers.get('x-reference'))
  } else if (isMain(ctx) && status < 400) arriveAt(ctx, new URL(ctx.hx.pushurl ?? raw.url, location.href), writes)

  if (isMain(ctx) && /^\s*<!doctype/i.test(ctx.text)) {
    // The answer comes from another layout, such as the sign-in page after a login has ended.
    ctx.target = document.body
    ctx.swap = 'outerSync'
  }
}

function arriveAt(ctx: Context, address: URL, writes: boolean) {
  if (writes) closeAll()
  if (address.pathname !== location.pathname) {
    // Another page: morphing would carry what was typed here into the fields of there.
    ctx.swap = 'innerHTML'
  } else if (writes) {
    // The same page after a change: fields show what was saved, and going back does not pass here twice.
    if (ctx.sourceElement instanceof HTMLFormElement) ctx.sourceElement.reset()
    ctx.hx.replaceurl = address.pathname + address.search
    delete ctx.hx.pushurl
  }
}

function closeAll() {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close()
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
}

/** A new page is read from its beginning; in the same page, only who has lost their place starts again. */
function keepFocus(anew: boolean) {
  if (anew) closeAll()
  const main = document.getElementById('main')
  const here = document.activeElement
  if (anew ? !main?.contains(here) : here === document.body) main?.focus({ preventScroll: true })
}
