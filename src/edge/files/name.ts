/**
 * A name that is only a name: no folder, nothing invisible or that turns the reading direction round (`gpj.exe` shown as
 * `exe.jpg`), nothing that a file system reserves; it ends with the extension of what the file really is.
 */
export function safeName(name: string, extension: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/\p{C}|\p{Zl}|\p{Zp}|\ufffd/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
  const stem = plain.replace(/^[\s.]+|[\s.]+$/g, '').replace(endsWith(extension), '')
  const short = [...stem].slice(0, longest).join('').trim()
  return `${reserved.test(short) ? `_${short}` : short || 'fichier'}.${extension}`
}

/** For who only reads ASCII: accents fall, the rest becomes an underscore. */
export function asciiName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.() -]/g, '_')
    .replace(/^\./, 'fichier.')
}

/** RFC 8187: everything but letters, digits and a few signs is percent-encoded. */
export function encodedName(name: string): string {
  return encodeURIComponent(name).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

const longest = 120
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function endsWith(extension: string): RegExp {
  return extension === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i')
}
