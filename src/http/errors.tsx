import type { Child } from 'hono/jsx'
import { describe, log } from '#edge/log.ts'
import { answerProblem, isApi, isHook } from '#http/api.ts'
import { languageOf } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'
import {
  isBeingMoved,
  movingTime,
  NotThere,
  OneMoreStep,
  SignInFirst,
  TooManyAttempts,
  Unreadable,
  WrongForm,
} from '#http/refusals.ts'
import { gate, page } from '#http/render.tsx'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { speech } from '#words/words.ts'

/** Every no that is not a form: calm, and true about what was changed. */
export async function answerError(c: Context, error: unknown): Promise<Response> {
  if (isApi(c.req.path) || isHook(c.req.path)) return answerProblem(c, error)
  if (!c.var.visit.login) c.set('w', await speech(languageOf(c)))
  const { gate: words } = c.var.w
  if (error instanceof SignInFirst) {
    dropCookie(c, 'login')
    return elsewhere(c, paths.signIn)
  }
  if (error instanceof OneMoreStep) return elsewhere(c, stepAddress[error.step])
  if (error instanceof NotThere) return calm(c, 404, words.notThereTitle, words.notThere)
  if (error instanceof WrongForm) return calm(c, 403, words.wrongFormTitle, words.wrongForm)
  if (isBeingMoved(error)) {
    c.header('Retry-After', String(movingTime))
    return calm(c, 503, words.movingTitle, words.moving)
  }
  if (error instanceof Unreadable) return calm(c, 413, words.unreadableTitle, words.unreadable)
  if (error instanceof TooManyAttempts) {
    c.header('Retry-After', String(error.retryAfter))
    return calm(c, 429, words.tooManyTitle, words.tooMany(waiting(c, error.retryAfter)))
  }

  const reference = c.var.requestId
  const organisation = c.var.visit.claims?.organisation ?? ''
  log('error', { reference, organisation, route: c.var.route, error: describe(error) }, error)
  return calm(c, 500, words.brokenTitle, words.broken(reference))
}

const stepAddress: Record<OneMoreStep['step'], string> = {
  'second-factor': paths.secondFactor,
  'prove-again': paths.proof,
  enrol: `${paths.security}?required`,
}

/** A page asked for leads back to itself once the step is done; htmx follows with the whole page. */
function elsewhere(c: Context, address: string): Response {
  const { pathname, search } = new URL(c.req.url)
  const here = c.req.method === 'GET' ? pathname + search : ''
  const to =
    here && here !== paths.home
      ? `${address}${address.includes('?') ? '&' : '?'}next=${encodeURIComponent(here)}`
      : address
  if (c.req.header('HX-Request') === 'true') {
    c.header('HX-Redirect', to)
    return c.body(null, 200)
  }
  return c.redirect(to, 303)
}

type Calm = 403 | 404 | 413 | 429 | 500 | 503

function calm(c: Context, status: Calm, title: string, sentence: string): Promise<Response> {
  // Whoever is in the office stays in it: the rail leads on.
  if (c.var.visit.person && status < 429) return page(c, title, <PageHead title={title} lead={sentence} />, { status })
  const content: Child = (
    <>
      <h1>{title}</h1>
      <p>{sentence}</p>
      <LinkButton href={paths.home}>{c.var.w.gate.back}</LinkButton>
    </>
  )
  return gate(c, title, content, { status })
}

const waiting = ({ var: { w } }: Context, seconds: number): string =>
  seconds < 60
    ? w.format.count(seconds, w.units.second, w.units.seconds)
    : w.format.count(Math.ceil(seconds / 60), w.units.minute, w.units.minutes)
