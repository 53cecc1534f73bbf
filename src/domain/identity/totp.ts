import { sameText } from './same-text.ts'

/** Six digits that change every thirty seconds, as RFC 6238 and every authenticator application have it. */
export const totpSeconds = 30

/** What is typed into the application when its camera does not read the code: 160 bits, as RFC 4226 asks. */
export function totpSecret(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(32), (byte) => base32[byte % 32]).join('')
}

export function totpUri({ issuer, account, secret }: { issuer: string; account: string; secret: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=${totpSeconds}`
}

/**
 * The step whose code was typed, or null. A code serves once: the caller keeps the step and gives it back as `after`.
 */
export async function verifyTotp(secret: string, typed: string, now: number, after = -1): Promise<number | null> {
  const code = typed.replaceAll(/[\s.-]/g, '')
  const steps = window.map((shift) => Math.floor(now / 1000 / totpSeconds) + shift).filter((step) => step > after)
  const codes = await Promise.all(steps.map((step) => totpAt(secret, step)))
  const found = steps.filter((_, at) => sameText(codes[at] ?? '', code))
  return found[0] ?? null
}

export async function totpAt(secret: string, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter))
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The steps a code may come from: now, and one either way for a slow hand or a clock that drifts. */
const window = [0, -1, 1]

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  const bits = Array.from(secret, (letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
