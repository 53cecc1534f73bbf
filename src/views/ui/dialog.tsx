import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

type DialogProps = {
  w: Speech
  id: string
  title: string
  /** What the thing is, above its name. */
  kind?: string | undefined
  footer?: Child
  /** At the side of the page, to look without leaving. */
  drawer?: boolean | undefined
  children?: Child
}

/** Opened by a Button that `opens` its id; it has no address. */
export function Dialog({ w, id, title, kind, footer, drawer, children }: DialogProps) {
  return (
    <dialog class={drawer ? 'drawer' : undefined} id={id} closedby="any" aria-labelledby={`${id}-title`}>
      <header>
        <div>
          {kind && <p>{kind}</p>}
          <h2 id={`${id}-title`}>{title}</h2>
        </div>
        <Button tone="quiet" icon="x" label={w.ui.close} closes={id} />
      </header>
      <div class="body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  )
}

type ConfirmProps = {
  w: Speech
  id: string
  title: string
  action: string
  /** The verb again, « Annuler la session ». */
  verb: string
  /** What stays, « Garder la session ». */
  keep: string
  fields?: Record<string, string | undefined> | undefined
  tone?: 'primary' | 'danger' | undefined
  /** What will happen, and the fields it needs. */
  children?: Child
}

/** A decision: it says what follows, repeats the verb, and says what the way out keeps. */
export function Confirm({ w, id, title, action, verb, keep, fields, tone = 'danger', children }: ConfirmProps) {
  const form = `${id}-form`
  return (
    <Dialog
      w={w}
      id={id}
      title={title}
      footer={
        <>
          <Button closes={id}>{keep}</Button>
          <Button tone={tone} form={form}>
            {verb}
          </Button>
        </>
      }
    >
      <Form w={w} id={form} action={action} hidden={fields} bare>
        {children}
      </Form>
    </Dialog>
  )
}
