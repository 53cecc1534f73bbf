import type { LeavingCompany, LeavingPerson } from '#db/people/leaving.ts'
import type { LongTable } from '#edge/tables/long.ts'
import type { Speech } from '#words/words.ts'

type Columns<L> = readonly (readonly [label: string, cell: (line: L) => string | null])[]

export const peopleColumns = ({ people: words }: Speech): Columns<LeavingPerson> => [
  [words.familyName, ({ familyName }) => familyName],
  [words.givenName, ({ givenName }) => givenName],
  [words.company, ({ companies }) => companies],
  [words.job, ({ job }) => job],
  [words.email, ({ email }) => email],
  [words.phone, ({ phone }) => phone],
  [words.town, ({ town }) => town],
]

export const companyColumns = ({ companies: words }: Speech): Columns<LeavingCompany> => [
  [words.name, ({ name }) => name],
  [words.siret, ({ siret }) => siret],
  [words.opco, ({ opco }) => opco],
  [words.street, ({ street }) => street],
  [words.postalCode, ({ postalCode }) => postalCode],
  [words.town, ({ town }) => town],
  [words.email, ({ email }) => email],
  [words.phone, ({ phone }) => phone],
  [words.representative, ({ representative }) => representative],
]

export const tableOf = <L>(
  name: string,
  columns: Columns<L>,
  pages: AsyncGenerator<readonly L[]>,
  at: number,
): LongTable => ({ name, at, labels: columns.map(([label]) => label), pages: rowsOf(columns, pages) })

async function* rowsOf<L>(columns: Columns<L>, pages: AsyncGenerator<readonly L[]>) {
  for await (const lines of pages) yield lines.map((line) => columns.map(([, cell]) => cell(line) ?? ''))
}
