import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { assets } from '#views/assets.ts'
import type { Speech } from '#words/words.ts'
import type { Theme } from './shell.ts'

type DocumentProps = {
  w: Speech
  title: string
  theme?: Theme | undefined
  keys?: 'off' | undefined
  /** Besides core. */
  sheets?: readonly ('office' | 'portal')[]
  /** Scripts of this page alone, by their addresses. */
  scripts?: readonly string[] | undefined
  /** What this page alone says of itself, for who finds it elsewhere. */
  head?: Child
  /** Links and forms that stay in the same layout replace the content of #main. */
  boosted?: boolean
  /** Where this page is told that something it shows has changed. */
  liveAt?: string
  class?: string
  children?: Child
}

/** One whole page. What the browser may say by itself comes along in its language, on the body. */
export function Document(props: DocumentProps) {
  const { w, theme, sheets = [], scripts = [] } = props
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={w.language} data-theme={theme} data-keys={props.keys}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <title>{props.title}</title>
          <meta name="color-scheme" content={theme ?? 'light dark'} />
          <meta name="htmx-config" content={htmxConfig} />
          <link rel="icon" type="image/svg+xml" href={assets.mark} />
          <link rel="stylesheet" href={assets.core} />
          {sheets.map((sheet) => (
            <link rel="stylesheet" href={assets[sheet]} />
          ))}
          {props.head}
          <script
            src={assets.script}
            data-htmx={assets.htmx}
            data-passkeys={assets.passkeys}
            data-signature={assets.signature}
            data-reduce={assets.reduce}
            data-drop={assets.drop}
            data-moving={assets.moving}
            data-offline={assets.offline}
            defer
          />
          {scripts.map((address) => (
            <script src={address} defer />
          ))}
        </head>
        <body class={props.class} data-live-at={props.liveAt} {...sayings(w)} {...(props.boosted ? boost : {})}>
          {props.children}
        </body>
      </html>
    </>
  )
}

/**
 * The policy forbids styles written by scripts. Nothing else is needed: this version of htmx keeps no copy of
 * past pages, asks its own origin only, and inherits nothing unless told; going back asks for the page again.
 */
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false })

const boost = { 'hx-boost:inherited': 'true', 'hx-target:inherited': '#main', 'hx-swap:inherited': 'innerMorph' }

const sayings = ({ shell }: Speech) => ({
  'data-kept': shell.kept,
  'data-back': shell.back,
  'data-offline': shell.offline,
  'data-failed': shell.failed,
})
