type Part = 'htmx' | 'passkeys' | 'signature' | 'reduce' | 'drop' | 'moving'

/** The page gives the address of each part on the script that runs now; a part comes once, when it is needed. */
const addresses = (document.currentScript as HTMLScriptElement | null)?.dataset
const loaded = new Set<Part>()

export function loadWhatIsNeeded() {
  if (document.querySelector('[data-passkey]')) load('passkeys')
  if (document.querySelector('.pad[data-name]')) load('signature')
  if (document.querySelector('input[data-reduce]')) load('reduce')
  if (document.querySelector('#drop-form')) load('drop')
  if (document.querySelector('[data-move]')) load('moving')
  if (document.querySelector('[hx-trigger*=load], [hx-trigger*=every], [hx-trigger*=reveal], [hx-trigger*=intersect]'))
    load('htmx')
}

/** htmx is 12 kB: unless the page itself asks for something, it comes at the first sign of a hand. */
export function loadAtFirstSign() {
  const come = () => load('htmx')
  for (const sign of ['pointermove', 'pointerdown', 'keydown'])
    addEventListener(sign, come, { once: true, passive: true })
}

export function load(part: Part, then: () => void = () => {}) {
  if (part === 'htmx' && window.htmx) return then()
  const address = addresses?.[part]
  if (!address || loaded.has(part)) return
  loaded.add(part)
  const script = Object.assign(document.createElement('script'), { src: address })
  script.addEventListener('load', keepOpen)
  script.addEventListener('load', askAgain)
  // It takes hold of the page after its own script has run.
  script.addEventListener('load', () => setTimeout(then, 50))
  document.head.append(script)
}

/** When a page takes its new form, what a person has opened (a dialog whose form was refused, a details) stays open. */
function keepOpen() {
  window.htmx?.registerExtension('keep-open', {
    htmx_before_morph_attr: (_, { attrName, newValue }) => attrName !== 'open' || newValue !== null,
  })
}

/** Words typed in the palette while htmx was on its way are asked now. */
function askAgain() {
  const field = document.querySelector<HTMLInputElement>('dialog.palette[open] input')
  if (field?.value) setTimeout(() => field.dispatchEvent(new Event('input', { bubbles: true })))
}

declare global {
  interface Window {
    htmx?: {
      process: (element: Element, force?: boolean) => void
      registerExtension: (name: string, hooks: { htmx_before_morph_attr: Hook }) => void
    }
  }
}

type Hook = (element: Element, change: { attrName: string; newValue: string | null }) => boolean
