import { lists, type Name, names, type Said } from './names.ts'

/** Names in the place of values: a template can be looked at before there is anything to say. */
export const exampleSaid: Said = {
  values: Object.fromEntries(names.map((name) => [name, shown(name)])) as Partial<Record<Name, string>>,
  lists: Object.fromEntries(
    Object.entries(lists).map(([list, of]) => [
      list,
      [Object.fromEntries(of.map((name) => [name.replace('item.', ''), shown(name)]))],
    ]),
  ),
}

function shown(name: string): string {
  return `[${name}]`
}
