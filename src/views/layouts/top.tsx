import { Icon } from '#views/ui/icon.tsx'
import { Act } from './act.tsx'
import { Bell } from './bell.tsx'
import type { Crumb, Shell } from './shell.ts'

/** Where one is, a way to anything, and who one is. */
export function Top({ shell }: { shell: Shell }) {
  const { w, addresses } = shell
  return (
    <header class="top">
      <nav aria-label={w.shell.crumbs}>
        <ol class="crumbs" id="crumbs">
          <Crumbs crumbs={shell.crumbs} />
        </ol>
      </nav>
      <button type="button" class="find" command="show-modal" commandfor="palette">
        <Icon name="search" />
        <span>{w.shell.find}</span>
        <kbd>⌘ K</kbd>
      </button>
      {addresses.help && (
        <a class="btn icon quiet aid" href={addresses.help} aria-label={w.shell.help}>
          <Icon name="circle-question-mark" />
        </a>
      )}
      <Bell w={w} unread={shell.unread} href={addresses.notifications} address={addresses.bell} />
      <button type="button" class="btn quiet icon" popovertarget="me" aria-label={w.shell.accountOf(shell.person.name)}>
        <span class="avatar" data-i={shell.person.initials} />
      </button>
      <Account shell={shell} />
    </header>
  )
}

/** On a phone only the last one shows: it is the way back. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <>
      {crumbs.map(({ label, href }) => (
        <li>
          {href ? (
            <a href={href}>
              <Icon name="chevron-left" class="only-phone" />
              {label}
            </a>
          ) : (
            label
          )}
        </li>
      ))}
    </>
  )
}

function Account({ shell }: { shell: Shell }) {
  const { w, addresses, person } = shell
  return (
    <div class="menu" id="me" popover="auto">
      <p>
        {person.name}
        <br />
        {person.roles}
      </p>
      <a href={addresses.account}>
        <Icon name="user" />
        {w.shell.account}
      </a>
      <a href={addresses.security}>
        <Icon name="key-round" />
        {w.shell.security}
      </a>
      <a href={addresses.notices}>
        <Icon name="bell" />
        {w.notices.choices.title}
      </a>
      <button type="button" class="only-wide" command="show-modal" commandfor="shortcuts">
        <Icon name="keyboard" />
        {w.shell.shortcuts}
        <kbd>?</kbd>
      </button>
      {shell.operator && addresses.platform && (
        <a href={addresses.platform}>
          <Icon name="layout-grid" />
          {w.shell.platform}
        </a>
      )}
      <Act
        action={addresses.language}
        name="language"
        value={otherLanguage[w.language]}
        lang={otherLanguage[w.language]}
      >
        <Icon name="languages" />
        {w.shell.otherLanguage}
      </Act>
      <hr />
      <Appearance shell={shell} />
      <hr />
      <Act action={addresses.signOut} leave>
        <Icon name="log-out" />
        {w.shell.signOut}
      </Act>
    </div>
  )
}

const otherLanguage = { fr: 'en', en: 'fr' } as const

function Appearance({ shell: { w, theme, addresses } }: { shell: Shell }) {
  const current = theme ?? 'system'
  return (
    <form method="post" action={addresses.theme} hx-boost="false">
      <fieldset class="seg">
        <legend>{w.shell.appearance}</legend>
        {(['light', 'dark', 'system'] as const).map((value) => (
          <button type="submit" name="theme" value={value} aria-pressed={`${value === current}`}>
            {w.shell[value]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
