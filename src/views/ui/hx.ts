/** What a component lets through to its element besides its own props: htmx attributes, and no other; `hx-on` is a handler. */
export type Hx = { readonly [attribute: `hx-${string}`]: string | undefined }

export function hxOf(props: object): Hx {
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => name.startsWith('hx-') && !name.startsWith('hx-on')),
  )
}
