import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { Act } from './act.tsx'
import { Document } from './document.tsx'
import { Mark } from './mark.tsx'
import type { Crumb, Theme, Told } from './shell.ts'
import { Toasts } from './toasts.tsx'
import { Crumbs } from './top.tsx'

type LoneProps = {
  w: Speech
  title: string
  theme?: Theme | undefined
  crumbs: readonly Crumb[]
  addresses: { account: string; language: string; signOut?: string | undefined }
  toast?: Told | undefined
  children?: Child
}

/** A page with no rail around it: of somebody who belongs to no organisation yet, or of the platform itself. */
export function LonePage({ w, title, theme, crumbs, addresses, toast, children }: LoneProps) {
  const other = w.language === 'fr' ? 'en' : 'fr'
  return (
    <Document w={w} title={`${title} · Lisière`} theme={theme} sheets={['office']}>
      <a class="skip" href="#main">
        {w.ui.skip}
      </a>
      <div class="lone">
        <header class="top">
          <a class="brand" href={addresses.account} aria-label={`Lisière, ${w.shell.account}`}>
            <Mark />
          </a>
          <nav aria-label={w.shell.crumbs}>
            <ol class="crumbs" id="crumbs">
              <Crumbs crumbs={crumbs} />
            </ol>
          </nav>
          <Act action={addresses.language} name="language" value={other} lang={other}>
            {w.shell.otherLanguage}
          </Act>
          {addresses.signOut && (
            <Act action={addresses.signOut} leave>
              {w.shell.signOut}
            </Act>
          )}
        </header>
        <main class="main" id="main" tabindex={-1}>
          {children}
        </main>
      </div>
      <Toasts w={w} toast={toast} />
    </Document>
  )
}
