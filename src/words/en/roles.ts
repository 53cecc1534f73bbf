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

export const permissions: Words['permissions'] = {
  'desk.read': 'See one’s Today page',
  'organisation.read': 'See the organisation’s settings',
  'organisation.edit': 'Change the identity, the logo and the rules',
  'organisation.siret': 'Correct the SIRET',
  'organisation.leave': 'Leave Lisière with all the data',
  'sites.read': 'See the sites',
  'sites.edit': 'Open, change and close sites',
  'members.read': 'See the team and the invitations',
  'members.edit': 'Invite, give and withdraw roles',
  'roles.read': 'See this table',
  'people.read': 'See people',
  'people.edit': 'Enrol and change people',
  'features.edit': 'Turn features on',
  'keys.edit': 'Create and withdraw access keys',
  'messages.read': 'See the messages that were sent',
  'messages.edit': 'Word the messages, send one again',
  'events.read': 'Read the organisation’s history',
}

export const matrix: Words['matrix'] = {
  title: 'Roles and rights',
  lead: 'What each role may do. Roles are given in the team, for all sites or for some.',
  list: 'Table of rights by role',
  table: 'Who may do what',
  permission: 'Right',
  yes: 'Yes',
  no: 'No',
  groups: {
    work: 'Everyday work',
    team: 'Team and people',
    organisation: 'Organisation and sites',
  },
  each: 'The roles',
  staff: 'Team',
  guests: 'Guests',
  byHand: 'Rights given by hand',
  grant: 'right given beside a role',
  grants: 'rights given beside a role',
  noGrants: 'Nobody has a right beside their role.',
  grantsHint: 'A right may be given to one person, on one site or on all.',
  seeTeam: 'See the team',
}
