import type { Child } from 'hono/jsx'
import { HiddenFields } from './hidden.tsx'
import { safeHref } from './href.ts'
import { type Hx, hxOf } from './hx.ts'
import { Icon, type IconName } from './icon.tsx'

export type Look = {
  /** One primary a view; danger only warns, the dialog confirms. */
  tone?: 'primary' | 'quiet' | 'danger' | undefined
  size?: 'small' | 'large' | undefined
  wide?: boolean | undefined
  icon?: IconName | undefined
  /** Shows the icon alone and says these words. */
  label?: string | undefined
  children?: Child
} & Hx

type ButtonProps = Look & {
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  form?: string | undefined
  formaction?: string | undefined
  disabled?: boolean | undefined
  busy?: boolean | undefined
  /** The dialog it opens, or the one it closes. */
  opens?: string | undefined
  closes?: string | undefined
  /** The menu it shows. */
  shows?: string | undefined
}

/** Submits its form, or opens, closes or shows something of the page. */
export function Button(props: ButtonProps) {
  const opener = props.opens ?? props.closes ?? props.shows
  return (
    <button
      type={props.type ?? (opener ? 'button' : 'submit')}
      class={classOf(props)}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction === undefined ? undefined : safeHref(props.formaction)}
      disabled={props.disabled}
      aria-busy={props.busy ? 'true' : undefined}
      aria-label={props.label}
      command={props.opens ? 'show-modal' : props.closes ? 'close' : undefined}
      commandfor={props.opens ?? props.closes}
      popovertarget={props.shows}
      {...hxOf(props)}
    >
      <Face {...props} />
    </button>
  )
}

/** Looks like a button and goes somewhere. Without an address it is a dead link, said as such. */
export function LinkButton(props: Look & { href: string | undefined; trailing?: IconName; download?: boolean }) {
  const href = props.href === undefined ? undefined : safeHref(props.href)
  const face = (
    <>
      <Face {...props} />
      {props.trailing && <Icon name={props.trailing} />}
    </>
  )
  if (href === undefined) {
    return (
      <span class={classOf(props)} aria-disabled="true">
        {face}
      </span>
    )
  }
  return (
    <a class={classOf(props)} href={href} aria-label={props.label} download={props.download} {...hxOf(props)}>
      {face}
    </a>
  )
}

type PostProps = Look & {
  action: string
  fields?: Record<string, string | undefined> | undefined
  disabled?: boolean | undefined
}

/** A verb without fields of its own: a form of one button. Never inside another form. */
export function PostButton(props: PostProps) {
  return (
    <form method="post" action={safeHref(props.action)} {...hxOf(props)}>
      <HiddenFields values={props.fields} />
      <button type="submit" class={classOf(props)} aria-label={props.label} disabled={props.disabled}>
        <Face {...props} />
      </button>
    </form>
  )
}

function Face({ icon, label, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {label === undefined && children}
    </>
  )
}

function classOf({ tone, size, wide, label }: Look): string {
  return ['btn', tone, size, wide && 'wide', label !== undefined && 'icon'].filter(Boolean).join(' ')
}
