import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import type { Running } from './application.ts'
import { childrenCalled } from './cpu.ts'

/** Nothing could be quicker: the same runtime, answering the same bytes from memory. */
export async function startFloor(port: number, pages: Readonly<Record<string, string>>): Promise<Running> {
  const before = childrenCalled('workerd')
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.WARN),
      telemetry: { enabled: false },
      cf: false,
      workers: [
        {
          name: 'floor',
          modules: [{ type: 'ESModule', path: 'floor.js', contents: answering(pages) }],
          unsafeDirectSockets: [{ host: 'localhost', port }],
        },
      ],
    }),
  )
  await runtime.ready
  const pids = childrenCalled('workerd').filter((pid) => !before.includes(pid))
  return { origin: `http://localhost:${port}`, cookie: '', pids, stop: () => runtime.dispose() }
}

const answering = (
  pages: Readonly<Record<string, string>>,
): string => `const pages = new Map(Object.entries(${JSON.stringify(pages)}))
const headers = { 'Content-Type': 'text/html; charset=utf-8' }
export default { fetch: ({ url }) => new Response(pages.get(url.slice(url.indexOf('/', 8))), { headers }) }`
