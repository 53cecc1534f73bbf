/** What a PDF is written in. A string keeps its bytes, one a character. */
export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'name' | 'string' | 'word'; value: string }
  | { kind: 'open' | 'close'; value: '[' | '<<' }

/** Reads on from a place; every step goes forward, whatever the bytes. */
export class Tokens {
  at: number
  readonly text: string
  readonly end: number

  constructor(text: string, at = 0, end = text.length) {
    this.text = text
    this.at = at
    this.end = end
  }

  next(): Token | null {
    this.#skip()
    if (this.at >= this.end) return null
    const first = this.text.charAt(this.at)
    if (first === '(') return { kind: 'string', value: this.#literal() }
    if (first === '/') return { kind: 'name', value: this.#name() }
    if (first === '[') return this.#mark(1, { kind: 'open', value: '[' })
    if (first === ']') return this.#mark(1, { kind: 'close', value: '[' })
    if (this.text.startsWith('<<', this.at)) return this.#mark(2, { kind: 'open', value: '<<' })
    if (this.text.startsWith('>>', this.at)) return this.#mark(2, { kind: 'close', value: '<<' })
    if (first === '<') return { kind: 'string', value: this.#hex() }
    const word = this.#run(regular)
    if (word === '') return this.#mark(1, { kind: 'word', value: first })
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)
      ? { kind: 'number', value: Number(word) }
      : { kind: 'word', value: word }
  }

  #mark(length: number, token: Token): Token {
    this.at += length
    return token
  }

  #skip(): void {
    while (this.at < this.end) {
      const code = this.text.charCodeAt(this.at)
      if (code === percent) while (this.at < this.end && !isLineEnd(this.text.charCodeAt(this.at))) this.at++
      else if (!isSpace(code)) return
      else this.at++
    }
  }

  #run(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0].slice(0, this.end - this.at) ?? ''
    this.at += found.length
    return found
  }

  #name(): string {
    this.at++
    return this.#run(regular).replace(/#([0-9a-f]{2})/gi, (_, code: string) => letter(Number.parseInt(code, 16)))
  }

  #hex(): string {
    const close = this.text.indexOf('>', this.at)
    const end = close < 0 || close > this.end ? this.end : close
    const digits = this.text.slice(this.at + 1, end).replaceAll(/[^0-9a-f]/gi, '')
    this.at = Math.min(end + 1, this.end)
    return digits.replaceAll(/[0-9a-f]{1,2}/gi, (pair) => letter(Number.parseInt(pair.padEnd(2, '0'), 16)))
  }

  /** Parentheses inside count; what follows a backslash is a sign, or the code of one. */
  #literal(): string {
    const parts: string[] = []
    let depth = 1
    this.at++
    while (this.at < this.end) {
      const one = this.text.charAt(this.at++)
      if (one === '\\') parts.push(this.#escaped())
      else {
        depth += one === '(' ? 1 : one === ')' ? -1 : 0
        if (depth === 0) break
        parts.push(one)
      }
    }
    return parts.join('')
  }

  #escaped(): string {
    const octal = this.#run(octalCode)
    if (octal !== '') return letter(Number.parseInt(octal, 8) & 255)
    const one = this.text.charAt(this.at++)
    if (one === '\r' && this.text.charAt(this.at) === '\n') this.at++
    return one === '\n' || one === '\r' ? '' : (signs[one] ?? one)
  }
}

const percent = 37
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]*/y
const octalCode = /[0-7]{0,3}/y
const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const letter = (code: number): string => String.fromCharCode(code)
const isLineEnd = (code: number): boolean => code === 10 || code === 13
const isSpace = (code: number): boolean => code === 32 || code === 0 || (code >= 9 && code <= 13 && code !== 11)
