import type { Child } from 'hono/jsx'
import { Button, type Look } from './button.tsx'
import { HiddenFields } from './hidden.tsx'
import { safeHref } from './href.ts'
import { type Hx, hxOf } from './hx.ts'
import { Icon, type IconName } from './icon.tsx'

type MenuProps = {
  id: string
  /** What the ⋯ is for, « Actions pour Inès Carpentier ». */
  label: string
  size?: Look['size']
  icon?: IconName | undefined
  /** Shows these words instead of the icon alone. */
  text?: string | undefined
  /** Opens towards the end of the line. */
  start?: boolean | undefined
  children?: Child
}

/** Verbs behind a button: a popover, closed by Escape or a click beside it. */
export function Menu({ id, label, size, icon = 'ellipsis', text, start, children }: MenuProps) {
  return (
    <>
      <Button tone="quiet" size={size} icon={icon} label={text === undefined ? label : undefined} shows={id}>
        {text}
      </Button>
      <div class={start ? 'menu start' : 'menu'} id={id} popover="auto">
        {children}
      </div>
    </>
  )
}

type ItemProps = { icon?: IconName | undefined; bad?: boolean | undefined; note?: Child; children: Child } & Hx

export function MenuLink(props: ItemProps & { href: string }) {
  return (
    <a href={safeHref(props.href)} class={props.bad ? 'bad' : undefined} {...hxOf(props)}>
      <ItemFace {...props} />
    </a>
  )
}

/** A verb done at once. */
export function MenuPost(props: ItemProps & { action: string; fields?: Record<string, string | undefined> }) {
  return (
    <form method="post" action={safeHref(props.action)} {...hxOf(props)}>
      <HiddenFields values={props.fields} />
      <button type="submit" class={props.bad ? 'bad' : undefined}>
        <ItemFace {...props} />
      </button>
    </form>
  )
}

/** A verb that a dialog confirms: its words end with « … ». */
export function MenuOpener(props: ItemProps & { opens: string }) {
  return (
    <button type="button" command="show-modal" commandfor={props.opens} class={props.bad ? 'bad' : undefined}>
      <ItemFace {...props} />
    </button>
  )
}

function ItemFace({ icon, note, children }: ItemProps) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {note && <small>{note}</small>}
    </>
  )
}
