import { about } from '#words/en/about.ts'
import { account } from '#words/en/account.ts'
import { agenda } from '#words/en/agenda.ts'
import { answering } from '#words/en/answering.ts'
import { attendance } from '#words/en/attendance.ts'
import { audit } from '#words/en/audit.ts'
import { auditRoom } from '#words/en/audit-room.ts'
import { audits } from '#words/en/audits.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { chores } from '#words/en/chores.ts'
import { cockpit } from '#words/en/cockpit.ts'
import { companies } from '#words/en/companies.ts'
import { company } from '#words/en/company.ts'
import { departure } from '#words/en/departure.ts'
import { desk } from '#words/en/desk.ts'
import { dev } from '#words/en/dev.ts'
import { enrolments } from '#words/en/enrolments.ts'
import { events } from '#words/en/events.ts'
import { figures } from '#words/en/figures.ts'
import { files } from '#words/en/files.ts'
import { funders } from '#words/en/funders.ts'
import { gate } from '#words/en/gate.ts'
import { imports } from '#words/en/imports.ts'
import { improvement } from '#words/en/improvement.ts'
import { invitations } from '#words/en/invitations.ts'
import { keys } from '#words/en/keys.ts'
import { kit } from '#words/en/kit.ts'
import { members } from '#words/en/members.ts'
import { messages } from '#words/en/messages.ts'
import { notices } from '#words/en/notices.ts'
import { operations } from '#words/en/operations.ts'
import { papers } from '#words/en/papers.ts'
import { people } from '#words/en/people.ts'
import { personal } from '#words/en/personal.ts'
import { places } from '#words/en/places.ts'
import { portal } from '#words/en/portal.ts'
import { quality } from '#words/en/quality.ts'
import { refusals } from '#words/en/refusals.ts'
import { registers } from '#words/en/registers.ts'
import { registrations } from '#words/en/registrations.ts'
import { results } from '#words/en/results.ts'
import { retention } from '#words/en/retention.ts'
import { matrix, permissions, roles } from '#words/en/roles.ts'
import { search } from '#words/en/search.ts'
import { sessions } from '#words/en/sessions.ts'
import { settings } from '#words/en/settings.ts'
import { shell } from '#words/en/shell.ts'
import { signatures } from '#words/en/signatures.ts'
import { signIn } from '#words/en/signIn.ts'
import { signUp } from '#words/en/signUp.ts'
import { sites } from '#words/en/sites.ts'
import { spaces } from '#words/en/spaces.ts'
import { sso } from '#words/en/sso.ts'
import { surveys } from '#words/en/surveys.ts'
import { tasks } from '#words/en/tasks.ts'
import { teaching } from '#words/en/teaching.ts'
import { templates } from '#words/en/templates.ts'
import { training } from '#words/en/training.ts'
import { ui } from '#words/en/ui.ts'
import { units } from '#words/en/units.ts'
import { watch } from '#words/en/watch.ts'
import { webhooks } from '#words/en/webhooks.ts'
import type { Words } from '#words/words.ts'

export const en: Words = {
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
