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

  for (const text of lexemes(sql)) {
    if (text.trim() === '') continue
    if (text.startsWith('--') || text.startsWith('/*')) {
      comments.push(text)
      continue
    }
    if (text === ';') {
      ended = true
      continue
    }
    if (ended) refuse('it holds several statements')

    if (text.startsWith('?')) {
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
    } else inside.push(leaf(text))
  }

  if (open.length > 1) refuse('it leaves a parenthesis open')
  return { pieces: top, comments }
}

/** D1 refuses deeper expressions anyway. */
const deepest = 100

/** Letters beyond ASCII are read inside quotes and comments only: SQLite and JavaScript disagree about the others. */
const lexeme = new RegExp(
  [
    /[ \t\n\f\r]+/,
    /--[^\n]*|\/\*[\s\S]*?\*\//,
    /[xX]?'[^']*(?:''[^']*)*'(?!')/,
    /"[^"]*(?:""[^"]*)*"(?!")|`[^`]*(?:``[^`]*)*`(?!`)|\[[^\]]*\]/,
    /(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)(?![\w$])/,
    /\?\d{0,5}(?!\d)/,
    /[A-Za-z_][\w$]*/,
    /->>|->|\|\||<<|>>|<=|>=|<>|!=|==|\/(?!\*)|[-+*%&|~<>=(),.;]/,
  ]
    .map((part) => part.source)
    .join('|'),
  'y',
)

function* lexemes(sql: string): Generator<string> {
  // SQLite stops reading there, so what follows would be checked and never run, or the reverse.
  if (sql.includes('\0')) refuse('it holds a NUL')
  let at = 0
  while (at < sql.length) {
    lexeme.lastIndex = at
    if (!lexeme.test(sql)) refuse(`it cannot be read from character ${at + 1}`)
    const text = sql.slice(at, lexeme.lastIndex)
    at = lexeme.lastIndex
    yield text
  }
}

function leaf(text: string): Piece {
  if (text.endsWith("'") || /^\.?\d/.test(text)) return { is: 'value', text }
  if (/^\w/.test(text)) return { is: 'word', text: text.toLowerCase() }
  if (/^["`[]/.test(text)) return { is: 'name', text: unquoted(text) }
  return { is: 'sign', text }
}

/** SQLite takes A for a, and no other letter for another. */
function unquoted(text: string): string {
  const quote = text.charAt(0)
  const inside = text.slice(1, -1).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  return quote === '[' ? inside : inside.replaceAll(quote + quote, quote)
}
