import type { Speech } from '#words/words.ts'

/** Which sites a count speaks of: those of its number, or all but those of the others. */
export function coverOf(w: Speech, { declarationId, sites }: { declarationId: string | null; sites: string | null }) {
  const words = w.quality.statement
  const names = (JSON.parse(sites ?? '[]') as { name: string }[]).map(({ name }) => name).join(', ')
  if (declarationId === null) return words.whole
  if (declarationId === '') return names ? words.besides(names) : words.whole
  return words.onSites(names)
}

type Office = Record<'nda' | 'siret' | 'name' | 'legalForm' | 'address' | 'phone' | 'email', string>
type Counted = {
  fromDay: string
  toDay: string
  declarationId: string | null
  number: string | null
  sites: string | null
}
type Pairs = readonly (readonly [label: string, value: string])[]

/** Frame A: who declares. */
export function identityPairs(w: Speech, office: Office, statement: Counted): Pairs {
  const words = w.quality.statement
  return [
    [words.nda, statement.number ?? office.nda],
    ...(statement.number ? [[words.covers, coverOf(w, statement)] as const] : []),
    ['SIRET', office.siret],
    [words.office, [office.name, office.legalForm, office.address].filter(Boolean).join(', ')],
    [words.contact, [office.phone, office.email].filter(Boolean).join(', ')],
  ]
}

/** Frame B: of which year, and whether anything was taught from afar. */
export function generalPairs(w: Speech, { fromDay, toDay }: Counted, isRemote: boolean): Pairs {
  const words = w.quality.statement
  return [
    [words.period, words.year(w.format.date(fromDay), w.format.date(toDay))],
    [words.remote, isRemote ? words.yes : words.no],
  ]
}
