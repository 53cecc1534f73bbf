import type { Room } from '#http/room.ts'
import { paperBatches } from '#routes/documents/batches.ts'
import { officePaperIssue } from '#routes/documents/issue.tsx'
import { paperChanges } from '#routes/documents/paper-changes.tsx'
import { papers } from '#routes/documents/papers.tsx'
import { finalPapers, paperSignatures } from '#routes/documents/signatures.tsx'
import { importPage } from '#routes/exchange/import.tsx'
import { imports } from '#routes/exchange/imports.tsx'
import { companies } from '#routes/people/companies.tsx'
import { companyForms } from '#routes/people/company-forms.tsx'
import { companyExports, peopleExports } from '#routes/people/exports.tsx'
import { funderForms, funders } from '#routes/people/funders.tsx'
import { companyMerges, mergeReversals, personMerges } from '#routes/people/merges.tsx'
import { people } from '#routes/people/people.tsx'
import { employmentEnds, personChanges, personNeeds } from '#routes/people/person-changes.tsx'
import { personForms } from '#routes/people/person-forms.tsx'
import { personalLinks } from '#routes/portal/personal-links.tsx'

/** Who is taught, for whom, and their papers. */
export const rooms: readonly Room[] = [
  officePaperIssue,
  paperBatches,
  paperChanges,
  papers,
  imports,
  importPage,
  finalPapers,
  paperSignatures,
  personalLinks,
  companyMerges,
  personMerges,
  mergeReversals,
  companyExports,
  peopleExports,
  companyForms,
  companies,
  funderForms,
  funders,
  personForms,
  personChanges,
  personNeeds,
  employmentEnds,
  people,
]
