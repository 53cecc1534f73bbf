type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** The lists of the form, each with the fields that make one of its lines. */
export const lists = {
  objectives: ['objective', 'objectiveProof'],
  modules: ['moduleTitle', 'moduleHours', 'moduleObjectives', 'moduleContent'],
  funders: ['funderKind', 'funderPrice'],
  resources: ['resourceTitle', 'resourceAddress'],
  tasks: ['taskTitle', 'taskDay'],
  levels: ['level'],
} as const
export type ListName = keyof typeof lists

/** What a button of the form asks of a list: a line more, one less, one higher or lower. */
export type Rearrangement = { list: ListName; verb: 'add' | 'remove' | 'up' | 'down'; at: number }

/** `modules:up:2`, as the button says it. */
export function parseRearrangement(text: string): Rearrangement | null {
  const [, list, verb, at] = /^([a-z]+):(add|remove|up|down):(\d{1,3})$/.exec(text) ?? []
  if (list === undefined || !Object.hasOwn(lists, list)) return null
  return { list: list as ListName, verb: verb as Rearrangement['verb'], at: Number(at) }
}

/** The form with that list rearranged, nothing else touched and nothing lost. */
export function rearranged<T extends Typed>(values: T, { list, verb, at }: Rearrangement): T {
  const columns = lists[list].map((field) => [values[field] ?? []].flat() as string[])
  const length = Math.max(...columns.map((column) => column.length))
  const moved = lists[list].map((field, index) => {
    const column = Array.from({ length }, (_, row) => columns[index]?.[row] ?? '')
    return [field, changed(column, verb, at)] as const
  })
  return { ...values, ...Object.fromEntries(moved) }
}

function changed(column: readonly string[], verb: Rearrangement['verb'], at: number): string[] {
  if (verb === 'add') return [...column, '']
  if (verb === 'remove') return column.filter((_, index) => index !== at)
  const to = verb === 'up' ? at - 1 : at + 1
  const [here, there] = [column[at], column[to]]
  return here === undefined || there === undefined ? [...column] : column.with(at, there).with(to, here)
}
