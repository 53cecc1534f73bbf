import { refuse } from './refusal.ts'

/** A word is bare and may be a keyword; a name is quoted and never is. A group is what stands between parentheses. */
export type Piece =
  | { is: 'word' | 'name' | 'value' | 'sign'; text: string }
  | { is: 'parameter'; index: number }
  | { is: 'group'; inside: Piece[] }

/** The pieces of one statement, and its comments. Whatever SQLite might read in another way is refused. */
export function tokens(sql: string): { pieces: Piece[]; comments: string[] } {
  const top: Piece[] = []
  const open = [top]
  const comments: string[] = []
  let inside = top
  let parameters = 0
  let ended = false

  for (const [kind, text] of lexemes(sql)) {
    if (kind === 'space') continue
    if (kind === 'comment') {
      comments.push(text)
      continue
    }
    if (text === ';') {
      ended = true
      continue
    }
    if (ended) refuse('it holds several statements')

    if (kind === 'parameter') {
      const index = text === '?' ? parameters + 1 : Number(text.slice(1))
      parameters = Math.max(parameters, index)
      inside.push({ is: 'parameter', index })
    } else if (text === '(') {
      const group: Piece[] = []
      inside.push({ is: 'group', inside: group })
      if (open.push(group) > deepest) refuse('it is nested too deeply')
      inside = group
    } else if (text === ')') {
      open.pop()
      inside = open.at(-1) ?? refuse('it closes a parenthesis it never opened')
    } else inside.push(leaf(kind, text))
  }

  if (open.length > 1) refuse('it leaves a parenthesis open')
  return { pieces: top, comments }
}

/** D1 refuses deeper expressions anyway. */
const deepest = 100

/** Letters beyond ASCII are read inside quotes and comments only: SQLite and JavaScript disagree about the others. */
const lexeme = new RegExp(
  [
    /(?<space>[ \t\n\f\r]+)/,
    /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)/,
    /(?<value>[xX]?'[^']*(?:''[^']*)*'(?!'))/,
    /(?<name>"[^"]*(?:""[^"]*)*"(?!")|`[^`]*(?:``[^`]*)*`(?!`)|\[[^\]]*\])/,
    /(?<number>(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)(?![\w$]))/,
    /(?<parameter>\?\d{0,5}(?!\d))/,
    /(?<word>[A-Za-z_][\w$]*)/,
    /(?<sign>->>|->|\|\||<<|>>|<=|>=|<>|!=|==|\/(?!\*)|[-+*%&|~<>=(),.;])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'y',
)

function* lexemes(sql: string): Generator<[kind: string, text: string]> {
  // SQLite stops reading there, so what follows would be checked and never run, or the reverse.
  if (sql.includes('\0')) refuse('it holds a NUL')
  let at = 0
  while (at < sql.length) {
    lexeme.lastIndex = at
    const match = lexeme.exec(sql)
    const kind = Object.entries(match?.groups ?? {}).find(([, text]) => text !== undefined)?.[0]
    if (!match || !kind) return refuse(`it cannot be read from character ${at + 1}`)
    at += match[0].length
    yield [kind, match[0]]
  }
}

function leaf(kind: string, text: string): Piece {
  if (kind === 'word') return { is: 'word', text: text.toLowerCase() }
  if (kind === 'name') return { is: 'name', text: unquoted(text).toLowerCase() }
  return { is: kind === 'sign' ? 'sign' : 'value', text }
}

function unquoted(text: string): string {
  const quote = text.charAt(0)
  const inside = text.slice(1, -1)
  return quote === '[' ? inside : inside.replaceAll(quote + quote, quote)
}
