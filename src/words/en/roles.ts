import type { Words } from '#words/words.ts'

export const roles: Words['roles'] = {
  owner: { name: 'Management', does: 'Decides, manages rights and settings.' },
  administrator: { name: 'Administration', does: 'Manages settings, sites and access.' },
  coordinator: { name: 'Coordination', does: 'Sessions, enrolments, papers and follow-up.' },
  quality: { name: 'Quality', does: 'Indicators, evidence, complaints and audits.' },
  accountant: { name: 'Accounting', does: 'Quotes, invoices, funders and payments.' },
  trainer: { name: 'Training', does: 'Own agenda, own sessions, attendance.' },
  counsellor: { name: 'Career assessment', does: 'Own beneficiaries, in full confidence.' },
  trainee: { name: 'Trainee', does: 'Own convocations, signatures and certificates.' },
  company: { name: 'Client company', does: 'Sessions and papers of its employees.' },
  auditor: { name: 'Audit', does: 'Read only, for a limited time.' },
}
