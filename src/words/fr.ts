import { about } from '#words/fr/about.ts'
import { account } from '#words/fr/account.ts'
import { agenda } from '#words/fr/agenda.ts'
import { answering } from '#words/fr/answering.ts'
import { attendance } from '#words/fr/attendance.ts'
import { audit } from '#words/fr/audit.ts'
import { auditRoom } from '#words/fr/audit-room.ts'
import { audits } from '#words/fr/audits.ts'
import { catalogue } from '#words/fr/catalogue.ts'
import { chores } from '#words/fr/chores.ts'
import { cockpit } from '#words/fr/cockpit.ts'
import { companies } from '#words/fr/companies.ts'
import { company } from '#words/fr/company.ts'
import { departure } from '#words/fr/departure.ts'
import { desk } from '#words/fr/desk.ts'
import { dev } from '#words/fr/dev.ts'
import { enrolments } from '#words/fr/enrolments.ts'
import { events } from '#words/fr/events.ts'
import { figures } from '#words/fr/figures.ts'
import { files } from '#words/fr/files.ts'
import { funders } from '#words/fr/funders.ts'
import { gate } from '#words/fr/gate.ts'
import { imports } from '#words/fr/imports.ts'
import { improvement } from '#words/fr/improvement.ts'
import { invitations } from '#words/fr/invitations.ts'
import { keys } from '#words/fr/keys.ts'
import { kit } from '#words/fr/kit.ts'
import { members } from '#words/fr/members.ts'
import { messages } from '#words/fr/messages.ts'
import { notices } from '#words/fr/notices.ts'
import { operations } from '#words/fr/operations.ts'
import { papers } from '#words/fr/papers.ts'
import { people } from '#words/fr/people.ts'
import { personal } from '#words/fr/personal.ts'
import { places } from '#words/fr/places.ts'
import { portal } from '#words/fr/portal.ts'
import { quality } from '#words/fr/quality.ts'
import { refusals } from '#words/fr/refusals.ts'
import { registers } from '#words/fr/registers.ts'
import { registrations } from '#words/fr/registrations.ts'
import { results } from '#words/fr/results.ts'
import { retention } from '#words/fr/retention.ts'
import { matrix, permissions, roles } from '#words/fr/roles.ts'
import { search } from '#words/fr/search.ts'
import { sessions } from '#words/fr/sessions.ts'
import { settings } from '#words/fr/settings.ts'
import { shell } from '#words/fr/shell.ts'
import { signatures } from '#words/fr/signatures.ts'
import { signIn } from '#words/fr/signIn.ts'
import { signUp } from '#words/fr/signUp.ts'
import { sites } from '#words/fr/sites.ts'
import { spaces } from '#words/fr/spaces.ts'
import { sso } from '#words/fr/sso.ts'
import { surveys } from '#words/fr/surveys.ts'
import { tasks } from '#words/fr/tasks.ts'
import { teaching } from '#words/fr/teaching.ts'
import { templates } from '#words/fr/templates.ts'
import { training } from '#words/fr/training.ts'
import { ui } from '#words/fr/ui.ts'
import { units } from '#words/fr/units.ts'
import { watch } from '#words/fr/watch.ts'
import { webhooks } from '#words/fr/webhooks.ts'

export const fr = {
  about,
  account,
  answering,
  attendance,
  agenda,
  audit,
  audits,
  auditRoom,
  catalogue,
  chores,
  companies,
  cockpit,
  departure,
  desk,
  dev,
  enrolments,
  events,
  figures,
  files,
  funders,
  gate,
  imports,
  improvement,
  invitations,
  keys,
  kit,
  matrix,
  members,
  permissions,
  messages,
  notices,
  operations,
  papers,
  people,
  places,
  portal,
  quality,
  refusals,
  registers,
  registrations,
  results,
  retention,
  roles,
  search,
  sessions,
  settings,
  shell,
  signIn,
  signUp,
  sites,
  spaces,
  surveys,
  sso,
  teaching,
  tasks,
  training,
  company,
  signatures,
  templates,
  personal,
  ui,
  units,
  watch,
  webhooks,
}
