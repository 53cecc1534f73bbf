import { fold } from '#db/fold.ts'

type Named = { id: string; name: string; town: string; sortKey: string }

/** The company that was meant: the one whose very name was typed, or the only one that answers to it. */
export function chosenCompany(
  typed: string,
  found: readonly Named[],
): { company: Named | null } | { refusal: 'companyUnknown' | 'companySeveral' } {
  const key = fold(typed)
  if (key === '') return { company: null }
  const exact = found.filter(({ name, sortKey }) => sortKey === key || fold(name) === key)
  const [only, other] = exact.length > 0 ? exact : found
  if (!only) return { refusal: 'companyUnknown' }
  return other ? { refusal: 'companySeveral' } : { company: only }
}

/** What a list proposes: the name alone, or with its town when two have the same. */
export const suggestionsOf = (found: readonly Named[]) =>
  found.map(({ name, town }) => {
    const isShared = found.filter((other) => other.name === name).length > 1
    return { value: isShared ? `${name} ${town}` : name, label: town }
  })
