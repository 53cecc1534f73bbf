import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { type Address, carried, parameter, pathOf, withoutParameter } from './address.ts'
import { Chip } from './chip.tsx'
import { Hidden } from './hidden.tsx'
import { type Hx, hxOf } from './hx.ts'
import { Icon } from './icon.tsx'

export type Filter = {
  key: string
  /** One value of several; the whole parameter when left out. */
  value?: string | undefined
  label: string
  text: Child
}

type ToolbarProps = {
  w: Speech
  address: Address
  /** « Chercher dans les sessions ». */
  label: string
  placeholder?: string | undefined
  filters?: readonly Filter[] | undefined
  /** Names of the filter fields shown as children: they are not carried twice. */
  shown?: readonly string[] | undefined
  /** Fields of the same form, or links and menus of links; no form of their own. */
  children?: Child
} & Hx

/** Above a list: the search keeps the filters, each filter can go, all is in the address. */
export function Toolbar(props: ToolbarProps) {
  const { w, address } = props
  return (
    <search>
      <form class="toolbar" method="get" action={pathOf(address)} {...hxOf(props)}>
        {carried(address, ['q', ...(props.shown ?? [])]).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <div class="affix search">
          <Icon name="search" />
          <input
            class="input"
            type="search"
            name="q"
            value={parameter(address, 'q')}
            aria-label={props.label}
            placeholder={props.placeholder}
            enterkeyhint="search"
          />
        </div>
        {props.filters?.map(({ key, value, label, text }) => (
          <Chip w={w} label={label} remove={withoutParameter(address, key, value)}>
            {text}
          </Chip>
        ))}
        {props.children}
      </form>
    </search>
  )
}
