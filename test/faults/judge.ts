import { coloured, type Line, uncoloured } from './canonical.ts'
import type { Flow } from './flow.ts'
import type { Books } from './ledger.ts'
import type { Answer } from './place.ts'
import type { Call, Mail } from './weather.ts'

/** What a flow does on a fine day; `asked` of its calls before it was answered. */
export type Clean = Outcome & {
  readonly calls: readonly string[]
  readonly asked: number
  readonly actions: readonly string[]
}

/** What a run left. */
export type Outcome = {
  readonly answers: readonly Answer[]
  readonly changes: readonly Line[]
  readonly after: Books
  readonly mails: readonly Mail[]
  readonly outbound: readonly Call[]
  readonly objects: readonly string[]
  readonly owed: number
  /** How long it all took, the time cron was waited for included. */
  readonly lasted: number
  readonly dead: readonly string[]
  readonly struck: readonly string[]
}

/** The rules of a flow that were needed: one that never is must go. */
export type Needed = Set<string>

/** Everything that was lost, doubled or half done. */
export function findingsOf(flow: Flow, clean: Clean, run: Outcome, needed: Needed): string[] {
  return [
    ...answered(clean, run),
    ...(run.owed > clean.owed ? [`${run.owed - clean.owed} left in the outbox`] : []),
    ...run.dead.map((handler) => `given up: ${handler}`),
    ...sameRows(flow, clean, run, needed),
    ...inOrder(run.after),
    ...sameMails(flow, clean, run, needed),
    ...sameCalls(flow, clean, run),
    ...sameObjects(flow, clean, run),
  ]
}

/** A fault may end in an error or in what a fine day answers, never in another no; and after the heal nothing is broken. */
function answered(clean: Clean, { answers, struck }: Outcome): string[] {
  const usual = clean.answers[0]
  const [first, last] = [answers[0], answers.at(-1)]
  const found: string[] = []
  const fromOutside = struck.some((name) => name.includes('outside'))
  if (!isFailure(first) && !isUsual(first, usual) && !fromOutside)
    found.push(`a fault was answered ${statusOf(first)}, not ${statusOf(usual)}`)
  if (isFailure(last)) found.push(`broken after the heal: ${statusOf(last)}`)
  return found
}

export const isFailure = (answer: Answer | undefined): boolean =>
  answer === undefined || typeof answer === 'string' || answer.status >= 500

export const isUsual = (answer: Answer | undefined, usual: Answer | undefined): boolean =>
  statusOf(answer) === statusOf(usual)

const statusOf = (answer: Answer | undefined): string =>
  typeof answer === 'object' ? String(answer.status) : String(answer)

function sameRows(flow: Flow, clean: Clean, run: Outcome, needed: Needed): string[] {
  const again = run.answers.length > 1
  const forgiven = ({ text }: Line): boolean =>
    ruledBy(flow.loose, text, needed) || (again && ruledBy(flow.forgives, text, needed))
  const usual = clean.changes.filter((line) => !forgiven(line))
  const found = run.changes.filter((line) => !forgiven(line))
  let isUneven = false
  const judge = (say: (lines: readonly Line[]) => string[]): string[] => {
    const [missing, more] = differences(say(usual), say(found))
    isUneven = missing.length + more.length > 0
    const known = new Set(say(usual))
    const repeated = (line: string): boolean =>
      known.has(line) && ((again && ruledBy(flow.repeats, line, needed)) || ruledBy(flow.spares, line, needed))
    const doubled = more.filter((line) => !repeated(line))
    const lost = hasPerished(flow, run) ? missing.filter((line) => !isOfLetter(line)) : missing
    return [
      ...lost.map((line) => `lost ${line}`),
      ...doubled.map((line) => `${known.has(line) ? 'doubled' : 'odd'} ${line}`),
    ]
  }
  // Which rows point to which is only compared once the rows themselves are the same: one more or one less renames many.
  const plainly = judge((lines) => lines.map(uncoloured))
  return plainly.length > 0 || isUneven ? plainly : judge(coloured)
}

const hasPerished = ({ perishes }: Flow, { lasted }: Outcome): boolean =>
  perishes !== undefined && lasted > perishes.minutes * 60_000
const isOfLetter = (line: string): boolean => / (sendings|sending_texts) /.test(line.slice(0, 40))

/** A rule names a table, and may add a piece of the row: `events "action":"signed_in`. */
function ruledBy(rules: Flow['repeats'], line: string, needed?: Needed): boolean {
  const [, , table = ''] = line.split(' ', 3)
  const rule = Object.keys(rules ?? {}).find((key) => {
    const [name = '', ...piece] = key.split(' ')
    return name === table && line.includes(piece.join(' '))
  })
  if (rule !== undefined) needed?.add(rule)
  return rule !== undefined
}

/** Numbers of events follow one another, whatever happened. */
function inOrder(after: Books): string[] {
  return [...after].flatMap(([shard, tables]) => {
    const events = (tables.get('events') ?? []).map(
      (row) => JSON.parse(row) as { organisation_id: string; seq: number },
    )
    return [...Map.groupBy(events, (event) => event.organisation_id)]
      .filter(([, some]) =>
        some
          .map(({ seq }) => seq)
          .sort((a, b) => a - b)
          .some((seq, index) => seq !== index + 1),
      )
      .map(([organisation]) => `a gap or a double in the numbers of ${organisation} in ${shard}`)
  })
}

/** Each letter once by its key; a doubt may lose one that is then shown as uncertain, or double one that may be. */
function sameMails(flow: Flow, clean: Clean, run: Outcome, needed: Needed): string[] {
  // The code that a subject begins with is drawn by chance.
  const letterOf = ({ to, subject }: Mail) => `${to} ${subject.replace(/\b\d{6}\b/, '######')}`
  const again = run.answers.length > 1
  const ruled = (letter: string): boolean => {
    const rule = Object.keys(flow.twice ?? {}).find((subject) => letter.includes(subject))
    if (rule !== undefined) needed.add(rule)
    return rule !== undefined
  }
  const byKey = Map.groupBy(run.mails, ({ idempotencyKey }) => idempotencyKey)
  const doubled = [...byKey.values()].flatMap(([mail, ...more]) => {
    if (!mail || more.length === 0) return []
    return ruled(letterOf(mail)) ? [] : [`mailed ${more.length + 1} times: ${letterOf(mail)}`]
  })
  const oncePerKey = (mails: readonly Mail[]) => [
    ...new Map(mails.map((mail) => [mail.idempotencyKey, letterOf(mail)])).values(),
  ]
  const [missing, more] = differences(oncePerKey(clean.mails), oncePerKey(run.mails))
  const sendings = [...run.after.values()].flatMap((tables) => tables.get('sendings') ?? [])
  const uncertain = sendings.filter((row) => row.includes('"state":"uncertain"')).length
  return [
    ...doubled,
    ...(hasPerished(flow, run) ? [] : missing.slice(uncertain)).map((letter) => `never mailed: ${letter}`),
    ...more.filter((letter) => !(again && ruled(letter))).map((letter) => `mailed too: ${letter}`),
  ]
}

/** What is told outside is told once by its key; a receiver knows the second one by it. */
function sameCalls(flow: Flow, clean: Clean, run: Outcome): string[] {
  const told = ({ outbound }: Outcome) => [
    ...new Map(outbound.flatMap(({ url, id }) => (id ? [[`${url} ${id}`, url]] : []))).values(),
  ]
  const [missing, more] = differences(told(clean), told(run))
  return [
    ...missing.map((url) => `never told: ${url}`),
    ...more.filter((url) => !(run.answers.length > 1 && flow.again?.includes(url))).map((url) => `told too: ${url}`),
  ]
}

/** The same files are there, whatever chance called them; one that is sent again may be kept again. */
function sameObjects(flow: Flow, clean: Clean, run: Outcome): string[] {
  const named = (keys: readonly string[]) => keys.map((key) => key.replace(/[0-9a-f]{64}|[0-9a-z]{26}/g, '#'))
  const usual = named(clean.objects)
  const [missing, more] = differences(usual, named(run.objects))
  const kept = (key: string) => flow.keeps !== undefined && usual.includes(key)
  return [
    ...missing.map((key) => `file lost: ${key}`),
    ...more.filter((key) => !kept(key)).map((key) => `file left over: ${key}`),
  ]
}

function differences(usual: readonly string[], found: readonly string[]): [missing: string[], more: string[]] {
  const left = [...found]
  const missing = usual.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [missing, left]
}
