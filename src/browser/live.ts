import { load } from './loading.ts'

const longestWait = 60_000
const settling = 250

let wait = 1_000
let socket: WebSocket | undefined
const told = new Set<string>()

/** One socket a page, once the page has come to rest; hidden pages wait until they are looked at. */
export function listenLive() {
  if (!document.body.dataset.liveAt) return
  addEventListener('visibilitychange', () => !document.hidden && !socket && connect())
  setTimeout(connect, 500)
}

function connect() {
  const address = document.body.dataset.liveAt
  if (!address || socket || document.hidden) return
  const opened = performance.now()
  const at = new URL(address, location.href.replace(/^http/, 'ws'))
  // What changed since this page was asked for is told at once.
  at.searchParams.set('age', String(Math.round(opened)))
  socket = new WebSocket(at)
  socket.addEventListener('message', ({ data }) => hear(String(data)))
  socket.addEventListener('open', () => {
    wait = 1_000
    // What happened while nobody listened for long was told to nobody.
    if (document.body.dataset.listens) ask(liveRegions())
    document.body.dataset.listens = 'yes'
  })
  socket.addEventListener('close', ({ code }) => {
    socket = undefined
    // The door was closed before anything was said: asking again every minute is enough.
    if (code !== 4001 && performance.now() - opened < 2_000) wait = Math.min(longestWait, wait * 4)
    setTimeout(connect, wait)
  })
}

/** What comes close together is asked for once. */
function hear(topics: string) {
  if (told.size === 0) setTimeout(refresh, settling)
  for (const topic of topics.split(' ')) told.add(topic)
}

function refresh() {
  const topics = [...told]
  told.clear()
  ask(liveRegions().filter((region) => region.dataset.live?.split(' ').some((topic) => topics.includes(topic))))
}

const liveRegions = () => [...document.querySelectorAll<HTMLElement>('[data-live]')]

function ask(regions: HTMLElement[]) {
  if (regions.length === 0) return
  load('htmx', () => {
    for (const region of regions) if (!isBusy(region)) region.dispatchEvent(new CustomEvent('live'))
  })
}

/** Somebody is typing in it, has ticked something, or has opened a menu: what she sees must not move. */
const isBusy = (region: HTMLElement) =>
  region.querySelector(
    'input:focus, textarea:focus, select:focus, input:checked, [popover]:popover-open, dialog[open]',
  ) !== null
