/** An address of ours, `/sessions?q=tuteur&sort=-dates`: lists keep their search, filters and order in it. */
export type Address = string

type Parameters = Record<string, string | readonly string[] | undefined>

/** The same address with some parameters replaced (undefined removes one). Leaving a list's order or filters leaves its page too. */
export function withParameters(address: Address, changes: Parameters): Address {
  const { path, search } = split(address)
  for (const key of [...paging, ...Object.keys(changes)]) search.delete(key)
  for (const [key, value] of Object.entries(changes)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(key, one)
  }
  return join(path, search)
}

/** The same address with one value of a parameter gone, or all its values. */
export function withoutParameter(address: Address, key: string, value?: string): Address {
  const { path, search } = split(address)
  const kept = [...search].filter(([name, one]) => !paging.includes(name) && !(name === key && (value ?? one) === one))
  return join(path, new URLSearchParams(kept))
}

/** What a GET form must carry along, besides the fields it shows itself. */
export function carried(address: Address, shown: readonly string[]): [string, string][] {
  return [...split(address).search].filter(([name]) => !paging.includes(name) && !shown.includes(name))
}

export function pathOf(address: Address): string {
  return split(address).path
}

export function parameter(address: Address, key: string): string | undefined {
  return split(address).search.get(key) ?? undefined
}

/** Where a page of a keyset list begins or ends. */
const paging = ['after', 'before']

function split(address: Address): { path: string; search: URLSearchParams } {
  const [path = '', search = ''] = address.split('?', 2)
  return { path, search: new URLSearchParams(search) }
}

function join(path: string, search: URLSearchParams): Address {
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
