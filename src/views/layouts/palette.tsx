import type { Child } from 'hono/jsx'
import { Icon } from '#views/ui/icon.tsx'
import type { Shell } from './shell.ts'

/**
 * Anything, from anywhere. The form leads to the search page; while words are typed, the same address answers
 * with what goes into #palette-results. Before any word, the browser shows the pages of the rail.
 */
export function Palette({ shell: { w, addresses } }: { shell: Shell }) {
  return (
    <dialog class="palette" id="palette" closedby="any" aria-label={w.shell.find}>
      <search>
        <form method="get" action={addresses.search}>
          <Icon name="search" />
          <input
            type="search"
            name="q"
            autocomplete="off"
            aria-label={w.shell.find}
            placeholder={w.shell.findHint}
            autofocus
            hx-get={addresses.search}
            hx-trigger="input changed delay:120ms"
            hx-target="#palette-results"
            hx-swap="innerHTML"
            hx-sync="replace"
          />
        </form>
      </search>
      <div id="palette-results" />
      <footer class="only-wide">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {w.shell.browse}
        </span>
        <span>
          <kbd>{w.shell.enterKey}</kbd> {w.shell.open}
        </span>
        <span>
          <kbd>{w.shell.escapeKey}</kbd> {w.shell.leave}
        </span>
      </footer>
    </dialog>
  )
}

/** The sheet that « ? » opens. */
export function Shortcuts({ shell: { w, rooms } }: { shell: Shell }) {
  const words = w.shell
  return (
    <dialog id="shortcuts" closedby="any" aria-labelledby="shortcuts-title">
      <header>
        <h2 id="shortcuts-title">{words.shortcuts}</h2>
        <button type="button" class="btn icon quiet" aria-label={words.close} command="close" commandfor="shortcuts">
          <Icon name="x" />
        </button>
      </header>
      <div class="body">
        <dl class="kv">
          <Key keys={['⌘ K']}>{words.keyFind}</Key>
          <Key keys={['/']}>{words.keySearch}</Key>
          <Key keys={['J', 'K']}>{words.keyRows}</Key>
          <Key keys={['X']}>{words.keySelect}</Key>
          {rooms
            .flatMap((room) => room.links)
            .map(({ keys, label }) => keys && <Key keys={keys.toUpperCase().split(' ')}>{words.keyGo(label)}</Key>)}
          <Key keys={['?']}>{words.keyShortcuts}</Key>
          <Key keys={[words.escapeKey]}>{words.keyClose}</Key>
        </dl>
      </div>
    </dialog>
  )
}

function Key({ keys, children }: { keys: readonly string[]; children: Child }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <>
            <kbd>{key}</kbd>{' '}
          </>
        ))}
      </dt>
      <dd>{children}</dd>
    </>
  )
}
