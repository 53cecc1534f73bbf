import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenFields } from './hidden.tsx'
import { safeHref } from './href.ts'
import { type Hx, hxOf } from './hx.ts'

/** What was typed and what was wrong with it, as sentences: a form that comes back shows both, whole. */
export type FormState = {
  values: Record<string, string | readonly string[] | undefined>
  errors: Record<string, string | undefined>
  /** What is wrong with no field in particular. */
  problem?: string | undefined
  /** Set when two forms of one page have fields of the same name. */
  prefix?: string | undefined
}

export const blank: FormState = { values: {}, errors: {} }

type FormProps = {
  w: Speech
  action: string
  state?: FormState | undefined
  id?: string | undefined
  method?: 'post' | 'get' | undefined
  /** The name under which the browser keeps what is typed until it is saved. */
  draft?: string | undefined
  /** Carries files. */
  upload?: boolean | undefined
  /** Without the card around it. */
  bare?: boolean | undefined
  hidden?: Record<string, string | undefined> | undefined
  /** What the summary says when the form is refused; the number of points follows when it is left out. */
  refusal?: string | undefined
  children?: Child
} & Hx

/** The server judges, not the browser: its sentences stay on the page and name the remedy. */
export function Form(props: FormProps) {
  const { w, state = blank } = props
  return (
    <form
      class={props.bare ? 'form' : 'form card'}
      id={props.id}
      method={props.method ?? 'post'}
      action={safeHref(props.action)}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      data-draft={props.draft}
      novalidate
      {...hxOf(props)}
    >
      <ErrorSummary w={w} state={state} title={props.refusal} />
      <HiddenFields values={props.hidden} />
      {props.children}
    </form>
  )
}

/** A titled part of a long form. */
export function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <fieldset class="part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

/** Fields side by side where there is room, two a row at most in a form. */
export function Pair({ children }: { children?: Child }) {
  return <div class="pairup">{children}</div>
}
