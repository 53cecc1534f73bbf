import type { Flow } from './flow.ts'
import { account } from './flows/account.ts'
import { agenda } from './flows/agenda.ts'
import { answering } from './flows/answering.ts'
import { api } from './flows/api.ts'
import { attendance } from './flows/attendance.ts'
import { audits } from './flows/audits.ts'
import { catalogue } from './flows/catalogue.ts'
import { chores } from './flows/chores.ts'
import { enrolments } from './flows/enrolments.ts'
import { figures } from './flows/figures.ts'
import { files } from './flows/files.ts'
import { founding } from './flows/founding.ts'
import { guests } from './flows/guests.ts'
import { imports } from './flows/imports.ts'
import { improvement } from './flows/improvement.ts'
import { keys } from './flows/keys.ts'
import { leaving } from './flows/leaving.ts'
import { members } from './flows/members.ts'
import { messages } from './flows/messages.ts'
import { papers } from './flows/papers.ts'
import { people } from './flows/people.ts'
import { quality } from './flows/quality.ts'
import { registers } from './flows/registers.ts'
import { registrations } from './flows/registrations.ts'
import { results } from './flows/results.ts'
import { sessions } from './flows/sessions.ts'
import { settings } from './flows/settings.ts'
import { signatures } from './flows/signatures.ts'
import { sites } from './flows/sites.ts'
import { sso } from './flows/sso.ts'
import { surveys } from './flows/surveys.ts'
import { tasks } from './flows/tasks.ts'
import { watch } from './flows/watch.ts'
import { waysIn } from './flows/ways-in.ts'
import { webhooks } from './flows/webhooks.ts'

/** Every way of writing something. A room that writes adds its own. */
export const flows: readonly Flow[] = [
  ...sites,
  ...signatures,
  ...catalogue,
  ...people,
  ...enrolments,
  ...settings,
  ...members,
  ...keys,
  ...guests,
  ...api,
  ...account,
  ...waysIn,
  ...sso,
  ...founding,
  ...leaving,
  ...files,
  ...messages,
  ...webhooks,
  ...chores,
  ...papers,
  ...quality,
  ...watch,
  ...registers,
  ...results,
  ...surveys,
  ...tasks,
  ...figures,
  ...sessions,
  ...agenda,
  ...registrations,
  ...imports,
  ...improvement,
  ...attendance,
  ...answering,
  ...audits,
]
