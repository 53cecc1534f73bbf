import { forgetPage, keptPage } from './attendance-vault.ts'

/** Filled in by bin/assets.ts: the words of the page in each language, and the sheet that every page has loaded. */
declare const words: Record<'fr' | 'en', readonly [title: string, sentence: string, retry: string]>
declare const sheet: string

type Asked = Event & {
  request: Request
  preloadResponse: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
  waitUntil(work: Promise<unknown> | undefined): void
}

declare const registration: { navigationPreload?: { enable(): Promise<void> } }
declare function skipWaiting(): void
declare function addEventListener(name: 'install' | 'activate' | 'fetch', hear: (event: Asked) => void): void

/**
 * Stands between the browser and us for whole pages alone, and speaks only when nobody else answers. It keeps nothing but
 * what a trainer's page has sealed of itself, and lets go of it when another page is opened.
 */
addEventListener('install', skipWaiting)
addEventListener('activate', (event) => event.waitUntil(registration.navigationPreload?.enable()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(answer(event))
})

async function answer(event: Asked): Promise<Response> {
  const { pathname } = new URL(event.request.url)
  try {
    const page = (await event.preloadResponse) ?? (await fetch(event.request))
    if (!ofSlot(pathname)) event.waitUntil(forgetPage().catch(() => {}))
    return page
  } catch {
    const kept = ofSlot(pathname) ? await keptPage(pathname).catch(() => null) : null
    if (kept !== null) return new Response(kept, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...policy } })
    const language = navigator.language.startsWith('fr') ? 'fr' : 'en'
    const [title, sentence, retry] = words[language]
    return new Response(
      `<!doctype html><html lang=${language}><meta charset=utf-8><meta name=viewport content=width=device-width><title>${title}</title><link rel=stylesheet href=${sheet}><main class=gate><section class="card stacked"><h1>${title}</h1><p>${sentence}</p><a class="btn primary" href="">${retry}</a></section></main>`,
      { status: 503, headers: { 'Content-Type': 'text/html', ...policy } },
    )
  }
}

/** Stricter than ours or the same: what was kept may do no more than what was shown. */
const policy = {
  'Content-Security-Policy': "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
}

const ofSlot = (pathname: string): boolean => /^\/teaching\/slots\/[^/]+$/.test(pathname)
