import type { DeclarationRow } from '#db/organisations/declarations.ts'
import type { DeclaredFields } from '#db/quality/statement-declarations.ts'

/** For the whole organisation, or for the number in its identity; else the id of another declaration. */
export const whole = ''
export const ownNumber = 'own'

/** What a statement covers, frozen: one number with its sites. Null for the whole; undefined when there is no such. */
export function declaredBy(
  choice: string,
  own: string,
  declarations: readonly DeclarationRow[],
): DeclaredFields | null | undefined {
  if (choice === whole) return null
  if (choice === ownNumber) {
    return { declarationId: '', number: own, region: '', sites: JSON.stringify(declarations.flatMap(sitesOf)) }
  }
  const one = declarations.find(({ id }) => id === choice)
  return one && { declarationId: one.id, number: one.number, region: one.region, sites: JSON.stringify(sitesOf(one)) }
}

const sitesOf = ({ sites, fromDay }: DeclarationRow) =>
  (JSON.parse(sites) as [id: string, name: string][]).map(([id, name]) => ({ id, name, from: fromDay }))
