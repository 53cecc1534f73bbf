/** How many bits each word sets: the best for some eighteen bits a word. */
const hashes = 12

/** A set that may take a stranger for a member, once in some thousands, and never a member for a stranger. */
export function bloomHas(bits: Uint8Array, word: string): boolean {
  return places(word, bits.length * 8).every((place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0)
}

export function bloomOf(words: Iterable<string>, bytes: number): Uint8Array {
  const bits = new Uint8Array(bytes)
  for (const word of words) {
    for (const place of places(word, bytes * 8)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  }
  return bits
}

function places(word: string, size: number): number[] {
  const [start, stride] = [mix(word, 0x811c9dc5), mix(word, 0x9747b28c) | 1]
  return Array.from({ length: hashes }, (_, turn) => ((start + turn * stride) >>> 0) % size)
}

/** FNV-1a, its last bits stirred so that words alike fall far apart. */
function mix(word: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
