import { type Letters, plainLetters } from './pdf-letters.ts'
import { type Token, Tokens } from './pdf-tokens.ts'

const mostSteps = 2_000_000

/**
 * What a page shows, in the order in which it draws it. Where letters stand apart is guessed from where they are put,
 * as no width of any font is read: enough to tell words, not to lay them out.
 */
export function linesOf(content: string, fonts: ReadonlyMap<string, Letters>, most: number): string {
  const tokens = new Tokens(content)
  const page = new Page(fonts, most)
  let given: Token[] = []
  let listed: Token[] | null = null
  for (let steps = 0; steps < mostSteps && !page.isFull; steps++) {
    const token = tokens.next()
    if (token === null) break
    if (token.kind === 'open') listed = token.value === '[' ? [] : null
    else if (token.kind === 'close') {
      given.push(...(listed ?? []))
      listed = null
    } else if (token.kind !== 'word') (listed ?? given).push(token)
    else {
      // What lies between these two is a picture, in bytes of its own.
      if (token.value === 'ID') tokens.at = endOfPicture(content, tokens.at)
      page.draw(token.value, given)
      given = []
    }
    if (given.length > 10_000) given = []
  }
  return page.text
}

class Page {
  readonly #fonts: ReadonlyMap<string, Letters>
  readonly #most: number
  readonly #parts: string[] = []
  #letters: Letters = plainLetters
  #size = 1
  #leading = 0
  #length = 0
  /** Where the line begins, and about where the last letter ended. */
  #x = 0
  #y = 0
  #end = 0

  constructor(fonts: ReadonlyMap<string, Letters>, most: number) {
    this.#fonts = fonts
    this.#most = most
  }

  get isFull(): boolean {
    return this.#length >= this.#most
  }

  get text(): string {
    return this.#parts.join('').slice(0, this.#most)
  }

  draw(word: string, given: readonly Token[]): void {
    const numbers = given.flatMap((token) => (token.kind === 'number' ? token.value : []))
    const [a = 0, b = 0, , , e = 0, f = 0] = numbers
    if (word === 'Tf') this.#choose(given)
    else if (word === 'TL') this.#leading = a
    else if (word === 'Td' || word === 'TD') this.#move(this.#x + a, this.#y + b)
    else if (word === 'T*') this.#move(this.#x, this.#y - (this.#leading || this.#size))
    else if (word === 'Tm') this.#place(Math.abs(a) || 1, e, f)
    else if (word === 'BT') this.#move(0, Number.NaN)
    else if (word === 'Tj' || word === 'TJ') this.#show(given)
    else if (word === "'" || word === '"') {
      this.#move(this.#x, this.#y - this.#size)
      this.#show(given)
    }
  }

  #choose(given: readonly Token[]): void {
    const [name, size] = given
    this.#letters = (name?.kind === 'name' ? this.#fonts.get(name.value) : undefined) ?? plainLetters
    this.#size = (size?.kind === 'number' ? Math.abs(size.value) : 0) || 1
  }

  #place(scale: number, x: number, y: number): void {
    if (this.#size === 1) this.#size = scale
    this.#move(x, y)
  }

  #move(x: number, y: number): void {
    const isSameLine = Math.abs(y - this.#y) < this.#size / 2
    const isNear = Math.abs(x - this.#end) < this.#size / 3
    if (!isSameLine) this.#write('\n')
    else if (!isNear) this.#write(' ')
    this.#x = x
    this.#y = y
    this.#end = x
  }

  #show(given: readonly Token[]): void {
    for (const token of given) {
      if (token.kind === 'string') {
        const letters = this.#letters(token.value)
        this.#write(letters)
        this.#end += letters.length * this.#size * usualWidth
      } else if (token.kind === 'number' && token.value < wideGap) this.#write(' ')
    }
  }

  #write(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

/** In widths of the size of the font, and in thousandths of it. */
const usualWidth = 0.5
const wideGap = -200

function endOfPicture(content: string, at: number): number {
  const end = content.slice(at).search(/\sEI\s/)
  return end < 0 ? content.length : at + end + 3
}
