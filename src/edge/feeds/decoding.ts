/** The text of a feed: as its first bytes say, else what its server says, else what it says itself; else UTF-8. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string | null {
  const label = marked(bytes) ?? charsetIn(contentType) ?? declared(bytes) ?? 'utf-8'
  const encoding = encodings[label.toLowerCase()]
  if (!encoding) return null
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}

/** Names that are met in feeds. The Latin ones are read as browsers do. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

function marked([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0 && fourth === 0) return 'utf-16le'
  return first === 0 && second === 0x3c && third === 0 ? 'utf-16be' : null
}

const charsetIn = (contentType: string): string | null =>
  /;\s*charset\s*=\s*"?([\w-]{1,20})/i.exec(contentType)?.[1] ?? null

/** The first line, in letters that every encoding left here shares. */
function declared(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w-]{1,20})["']/.exec(head)?.[1] ?? null
}
