export type Ids = { next(): string; secret(bytes?: number): string }

/** Ids that sort by the hour they were made: 26 characters, 48 bits of time then 79 of chance, counted up within a millisecond. */
export function makeIds(now: () => number, random: (bytes: number) => Uint8Array = randomBytes): Ids {
  let lastTime = -1
  let begins = ''
  let lastChance: number[] = []

  return {
    next() {
      const time = Math.max(now(), lastTime)
      if (time !== lastTime) begins = idFrom(time)
      lastChance = time === lastTime ? countUp(lastChance) : freshChance(random(16))
      lastTime = time
      return begins + lastChance.map((digit) => CROCKFORD[digit]).join('')
    },
    secret: (bytes = 32) => base64Url(random(bytes)),
  }
}

/** How every id made from that instant on begins: those before it sort before it. */
export const idFrom = (time: number): string =>
  timeDigits(time)
    .map((digit) => CROCKFORD[digit])
    .join('')

export const randomBytes = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

function timeDigits(time: number): number[] {
  return Array.from({ length: 10 }, (_, place) => Math.floor(time / 32 ** (9 - place)) % 32)
}

/** The first digit leaves its upper half free, so that counting up never runs over. */
function freshChance(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte, place) => byte % (place === 0 ? 16 : 32))
}

function countUp(digits: readonly number[]): number[] {
  const place = digits.findLastIndex((digit) => digit < 31)
  return digits.map((digit, at) => (at < place ? digit : at === place ? digit + 1 : 0))
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
