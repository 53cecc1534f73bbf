const address = (document.currentScript as HTMLScriptElement | null)?.dataset.offline

/** Without a network, the next page is a calm one of ours rather than the browser's own. */
export function readyForOffline() {
  if (!address || !('serviceWorker' in navigator)) return
  // Refused in private windows, for one: then the browser speaks for itself, as before.
  addEventListener('load', () => navigator.serviceWorker.register(address, { scope: '/' }).catch(() => {}))
}
