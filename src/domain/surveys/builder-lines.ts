/** The fields of one question in the form, each a column: the n-th of each is of the n-th question. */
export const columns = [
  'qid',
  'kind',
  'text',
  'textEn',
  'help',
  'helpEn',
  'needed',
  'options',
  'optionsEn',
  'rows',
  'rowsEn',
  'repeat',
  'measure',
  'when',
  'whenValues',
  'alert',
] as const
export type Column = (typeof columns)[number]

/** One question as it is typed. */
export type Line = Readonly<Record<Column, string>>

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

export const mostQuestions = 40

/** The questions that a form carries, none of their fields lost. */
export function linesOf(typed: Typed): Line[] {
  const all = columns.map((column) => [typed[column] ?? []].flat() as string[])
  const length = Math.min(mostQuestions, Math.max(...all.map((each) => each.length)))
  return Array.from(
    { length },
    (_, at) => Object.fromEntries(columns.map((column, index) => [column, all[index]?.[at] ?? ''])) as Line,
  )
}

/** The same lines as the form carries them. */
export const typedOf = (lines: readonly Line[]): Record<Column, string[]> =>
  Object.fromEntries(columns.map((column) => [column, lines.map((line) => line[column])])) as Record<Column, string[]>

export const blankLine = (qid: string): Line => ({
  ...(Object.fromEntries(columns.map((column) => [column, ''])) as Line),
  qid,
  kind: 'scale5',
  needed: 'no',
  repeat: 'once',
})

/** What a button of the form asks: a question more, one less, one higher or lower. */
export type Rearrangement = { verb: 'add' | 'remove' | 'up' | 'down'; at: number }

/** `up:2`, as the button says it. */
export function parseRearrangement(text: string): Rearrangement | null {
  const [, verb, at] = /^(add|remove|up|down):(\d{1,3})$/.exec(text) ?? []
  return verb === undefined ? null : { verb: verb as Rearrangement['verb'], at: Number(at) }
}

/** The questions rearranged, nothing else touched and nothing lost. `qid` names the one that is added. */
export function rearranged(lines: readonly Line[], { verb, at }: Rearrangement, qid: string): Line[] {
  if (verb === 'add') return lines.length < mostQuestions ? lines.toSpliced(at, 0, blankLine(qid)) : [...lines]
  if (verb === 'remove') return lines.filter((_, index) => index !== at)
  const to = verb === 'up' ? at - 1 : at + 1
  const [here, there] = [lines[at], lines[to]]
  return here === undefined || there === undefined ? [...lines] : lines.with(at, there).with(to, here)
}
