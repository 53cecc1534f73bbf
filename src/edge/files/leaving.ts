import { type Kind, kinds } from './kinds.ts'
import { asciiName, encodedName, safeName } from './name.ts'

/** The headers of every file that leaves: named and typed by us, never run, never framed, never kept by a shared cache. */
export function serveHeaders(kind: Kind, name: string, { inline = false } = {}): Record<string, string> {
  const shown = safeName(name, kinds[kind].extension)
  const how = inline && harmless.has(kind) ? 'inline' : 'attachment'
  return {
    'Content-Type': kinds[kind].type,
    'Content-Disposition': `${how}; filename="${asciiName(shown)}"; filename*=UTF-8''${encodedName(shown)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-cache',
  }
}

/** What a browser shows without running it. */
const harmless = new Set<Kind>(['png', 'jpeg', 'webp', 'gif', 'pdf'])
