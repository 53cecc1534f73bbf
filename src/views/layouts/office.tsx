import type { Child } from 'hono/jsx'
import { Document } from './document.tsx'
import { Palette, Shortcuts } from './palette.tsx'
import { Dock, Rail, SwitcherFace } from './rail.tsx'
import type { Shell } from './shell.ts'
import { ToastOf, Toasts } from './toasts.tsx'
import { Crumbs, Top } from './top.tsx'

/** A page of the office, whole. */
export function OfficePage({ shell, children }: { shell: Shell; children: Child }) {
  const { w } = shell
  return (
    <Document
      w={w}
      title={titleOf(shell)}
      theme={shell.theme}
      keys={shell.keys}
      sheets={['office']}
      liveAt={shell.addresses.live}
      boosted
    >
      <a class="skip" href="#main">
        {w.ui.skip}
      </a>
      <div class="shell">
        <Rail shell={shell} />
        <Top shell={shell} />
        <main class="main" id="main" tabindex={-1}>
          {children}
        </main>
        <Dock shell={shell} />
      </div>
      <Palette shell={shell} />
      <Shortcuts shell={shell} />
      <Toasts w={w} toast={shell.toast} />
    </Document>
  )
}

/** What a page changes in the page before it: the title, the content of #main, the crumbs, and what just happened. */
export function OfficeFragment({ shell, children }: { shell: FragmentShell; children: Child }) {
  return (
    <>
      <title>{titleOf(shell)}</title>
      {children}
      <hx-partial hx-target="#crumbs" hx-swap="innerHTML">
        <Crumbs crumbs={shell.crumbs} />
      </hx-partial>
      {shell.renewed && (
        <hx-partial hx-target="#switcher" hx-swap="innerHTML">
          <SwitcherFace shell={shell} />
        </hx-partial>
      )}
      {shell.toast && (
        <hx-partial hx-target="#toasts" hx-swap="beforeend">
          <ToastOf w={shell.w} toast={shell.toast} />
        </hx-partial>
      )}
    </>
  )
}

export type FragmentShell = Pick<Shell, 'w' | 'title' | 'crumbs' | 'organisation' | 'renewed' | 'toast'>

const titleOf = ({ title, organisation }: FragmentShell) => `${title} · ${organisation.name}`
