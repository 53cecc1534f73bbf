export type ReadMail = { headers: Map<string, string>; parts: { type: string; text: string }[] }

/** Reads a mail back as a server would, the long way: unfolded headers, encoded words, parts, quoted-printable. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const sections =
    boundary === undefined
      ? [raw]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => part.slice(2))
  return {
    headers: new Map([...headers].map(([name, value]) => [name, readWords(value)])),
    parts: sections.map((section) => {
      const part = split(section)
      return { type: part.headers.get('content-type') ?? '', text: readQuoted(part.body.replace(/\r\n$/, '')) }
    }),
  }
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(': ')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)]
  })
  return { headers: new Map(headers), body: raw.slice(end + 4) }
}

function readWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64: string) =>
      fromBytes(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))),
    )
}

function readQuoted(text: string): string {
  const joined = text.replace(/=\r\n/g, '')
  const bytes: number[] = []
  for (let at = 0; at < joined.length; at++) {
    const isCode = joined[at] === '='
    bytes.push(isCode ? Number.parseInt(joined.slice(at + 1, at + 3), 16) : joined.charCodeAt(at))
    if (isCode) at += 2
  }
  return fromBytes(Uint8Array.from(bytes))
}

function fromBytes(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
