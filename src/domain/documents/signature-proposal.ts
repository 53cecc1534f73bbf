import type { Signer } from './signature.ts'

type Signable = {
  kind: string
  companyId: string | null
  personId: string | null
  personGiven: string | null
  personFamily: string | null
  personEmail: string | null
  representative: string | null
  companyEmail: string | null
  contactId: string | null
  contactName: string | null
  contactEmail: string | null
}

type Own = { personId: string; name: string; email: string }

/** Who signs a paper of that kind, as far as is known: the organisation first, then the other party. */
export function proposeSigners(paper: Signable, own: Own): Signer[] {
  const found: Omit<Signer, 'place'>[] = [{ role: 'organisation', ...own }]
  if (paper.companyId !== null) {
    const name = paper.contactName || paper.representative || ''
    const email = paper.contactEmail || paper.companyEmail || ''
    found.push({ role: 'company', name, email, personId: paper.contactId })
  }
  if (paper.personId !== null) {
    const role = paper.kind === 'contrat_sous_traitance' ? 'trainer' : 'trainee'
    const name = `${paper.personGiven ?? ''} ${paper.personFamily ?? ''}`.trim()
    found.push({ role, name, email: paper.personEmail ?? '', personId: paper.personId })
  }
  return found.map((signer, at) => ({ ...signer, place: at + 1 }))
}
