import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { Act } from './act.tsx'
import { Document } from './document.tsx'
import { Mark } from './mark.tsx'
import type { Theme, Told } from './shell.ts'
import { Toasts } from './toasts.tsx'

type GateProps = {
  w: Speech
  title: string
  /** Above the card, one line: whose organisation this is, when it is known. */
  name?: string | undefined
  theme?: Theme | undefined
  /** A longer form, such as signing up. */
  broad?: boolean
  home: string
  /** POST language=fr|en */
  language: string
  links?: readonly { href: string; label: string }[]
  scripts?: readonly string[] | undefined
  toast?: Told | undefined
  /** Under the card: another way, another door. */
  below?: Child
  /** The card itself; its h1 is the page's. */
  children: Child
}

/** A page outside the office: signing in, a link received by mail, an answer that is no page. */
export function GatePage(props: GateProps) {
  const { w, name = 'Lisière' } = props
  const other = w.language === 'fr' ? 'en' : 'fr'
  return (
    <Document w={w} title={`${props.title} · ${name}`} theme={props.theme} scripts={props.scripts}>
      <main class="gate" id="main" tabindex={-1}>
        <a class="brand" href={props.home}>
          <Mark />
          {name}
        </a>
        <section class={props.broad ? 'card broad stacked wide4' : 'card stacked wide4'}>{props.children}</section>
        {props.below}
        <footer>
          {props.links?.map(({ href, label }) => (
            <a href={href}>{label}</a>
          ))}
          <Act action={props.language} name="language" value={other} lang={other}>
            {w.shell.otherLanguage}
          </Act>
        </footer>
      </main>
      <Toasts w={w} toast={props.toast} />
    </Document>
  )
}
