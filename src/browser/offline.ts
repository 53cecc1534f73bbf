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

/** Stands between the browser and us for whole pages alone, keeps nothing, and speaks only when nobody else answers. */
addEventListener('install', skipWaiting)
addEventListener('activate', (event) => event.waitUntil(registration.navigationPreload?.enable()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(answer(event))
})

async function answer(event: Asked): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    const language = navigator.language.startsWith('fr') ? 'fr' : 'en'
    const [title, sentence, retry] = words[language]
    return new Response(
      `<!doctype html><html lang=${language}><meta charset=utf-8><meta name=viewport content=width=device-width><title>${title}</title><link rel=stylesheet href=${sheet}><main class=gate><section class="card stacked"><h1>${title}</h1><p>${sentence}</p><a class="btn primary" href="">${retry}</a></section></main>`,
      { status: 503, headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'self'" } },
    )
  }
}

export {}
