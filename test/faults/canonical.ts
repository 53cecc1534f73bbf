import type { Books } from './ledger.ts'

/** A row that came or went: its text without the names that chance gave, and those names in order. */
export type Line = { text: string; names: readonly string[] }

/** What a run changed. */
export function changesOf(before: Books, after: Books, since: number): Line[] {
  const known = vocabularyOf(before)
  return [...after].flatMap(([shard, tables]) =>
    [...tables].flatMap(([table, rows]) => {
      const was = new Set(before.get(shard)?.get(table))
      const is = new Set(rows)
      const gone = [...was].filter((row) => !is.has(row)).map((row) => judged(table, row))
      const come = rows.filter((row) => !was.has(row)).map((row) => judged(table, row))
      return [
        ...gone.filter((row) => !come.includes(row)).map((row) => `- ${shard} ${table} ${row}`),
        ...come.filter((row) => !gone.includes(row)).map((row) => `+ ${shard} ${table} ${row}`),
      ].map((line) => plain(line, known, since))
    }),
  )
}

/** Equal for two runs that did the same: a name is known by the places where it stands, two rounds tell which rows point to which. */
/** The same without telling one name from another. */
export const uncoloured = ({ text }: Line): string => text.replaceAll(mark, '#')

export function coloured(lines: readonly Line[]): string[] {
  const first = coloursOf(lines, ({ text }) => text)
  const second = coloursOf(lines, (line) => painted(line, first))
  return lines.map((line) => painted(line, second)).sort()
}

type Vocabulary = { has(word: string): boolean }

/** Everything that was there before keeps its name. */
function vocabularyOf(books: Books): Vocabulary {
  const tables = [...books.values()].flatMap((of) => [...of.values()])
  const some = tables.map(wordsOf).filter((words) => words.size > 0)
  return { has: (word) => some.some((words) => words.has(word)) }
}

/** Most tables are as they were for the flow before: the same list, read once. */
function wordsOf(rows: readonly string[]): ReadonlySet<string> {
  const kept = vocabularies.get(rows) ?? new Set(rows.flatMap((row) => row.match(madeUp) ?? []))
  vocabularies.set(rows, kept)
  return kept
}

const vocabularies = new WeakMap<readonly string[], ReadonlySet<string>>()

/** An instant, an id, a hash, something sealed: thirteen digits, or sixteen signs and more that are no word. */
const madeUp =
  /(?<![\w+/-])[A-Za-z0-9+/]{40,}={0,2}(?![\w+/-])|\$argon2id\$[^"\\]+|\b1\.[\w+/=-]{16}\.[\w+/=-]+|(?<![\w-])[\w-]{16,}(?![\w-])|(?<![\w.])\d{13}(?![\w.])/g

/**
 * `seq` is judged apart, since two runs may do the same things in another order; a job may finish what a request began;
 * a person is seen again when she tries again; a task is closed by whichever event of a change is read first; and a paper
 * weighs what the address drawn for its verification weighs.
 */
const ignored: Readonly<Record<string, readonly string[]>> = {
  events: ['seq', 'request_id'],
  logins: ['seen_at'],
  task_closures: ['event_id'],
  files: ['bytes'],
}

function judged(table: string, row: string): string {
  if (table === 'sendings') return toldLetter(row)
  const dropped = ignored[table]
  return dropped ? without(JSON.parse(row) as Record<string, unknown>, dropped) : row
}

/** A letter that is shown as uncertain is as told as one that is shown as sent: the letters themselves are judged apart. */
function toldLetter(row: string): string {
  const letter = JSON.parse(row) as Record<string, unknown>
  if (letter.state !== 'sent' && letter.state !== 'uncertain') return row
  return without({ ...letter, state: 'told' }, ['reason', 'provider_id'])
}

const without = (row: Record<string, unknown>, dropped: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !dropped.includes(column))))

/** The hour as a letter or a message says it. */
const moment = /\b\d{1,2}\sh\s\d{2}\b|\b2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g

/** Stands for a name; no JSON holds it. */
const mark = '\u0001'

const quarterDay = 6 * 3600_000

/** Instants become the quarter of a day they are from the run, names a mark. */
function plain(line: string, known: Vocabulary, since: number): Line {
  const names: string[] = []
  const text = line.replace(moment, 'now').replace(madeUp, (word) => {
    if (known.has(word)) return word
    if (/^\d{13}$/.test(word)) return `t${Math.floor((Number(word) - since) / quarterDay + 0.25)}`
    if (!/\d/.test(word) && word.length < 40) return word
    names.push(word)
    return mark
  })
  return { text, names }
}

function coloursOf(lines: readonly Line[], say: (line: Line) => string): Map<string, string> {
  const places = new Map<string, Set<string>>()
  for (const line of lines) {
    const said = say(line)
    for (const [index, name] of line.names.entries()) {
      const seen = places.get(name) ?? new Set()
      places.set(name, seen.add(`${index} ${said}`))
    }
  }
  return new Map([...places].map(([name, seen]) => [name, `#${hashOf([...seen].sort().join('\n'))}`]))
}

function painted({ text, names }: Line, colours: ReadonlyMap<string, string>): string {
  let index = 0
  return text.replaceAll(mark, () => colours.get(names[index++] ?? '') ?? '?')
}

/** FNV-1a: enough to tell places apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
