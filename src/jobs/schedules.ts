import type { Bindings } from '#env.ts'
import { forgetAnswers } from './api-answers.ts'
import { forgetArchives } from './archives.ts'
import { judgeEnded } from './attendance.ts'
import { backUpDaily } from './backups.ts'
import { wakeSenders } from './deliveries.ts'
import { writeDigests } from './digests.tsx'
import { tellDue } from './due-calls.ts'
import { destroyDue } from './files-purge.ts'
import { sweepFiles } from './files-sweep.ts'
import type { Ambient } from './job.ts'
import { forgetOld } from './old.ts'
import { beginDepartures } from './organisation-departures.ts'
import { lookAtProofs } from './proofs-daily.ts'
import { measureStorage, takePulse } from './pulse.ts'
import { forgetExpired } from './purge.ts'
import { releaseHolds } from './registrations.ts'
import { remindDue } from './reminders.ts'
import { resend } from './resend.ts'
import { makeRounds } from './rounds.ts'
import { anchorChains, sealChains, verifyChains } from './seals.ts'
import { sendDue } from './sendings.ts'
import { sendSigningLinks } from './signing-links.ts'
import { publishResults } from './survey-results.ts'
import { tendSurveys } from './surveys-due.ts'
import { followTickets } from './tickets.ts'
import { forgetAside, readFeeds } from './watch-feeds.ts'

export type Schedule = {
  readonly name: string
  readonly everyMinutes: number
  readonly run: (env: Bindings, ambient: Ambient) => Promise<unknown>
}

/** What cron does, and how often. Each must bear being run twice, or not at all. */
export const schedules: readonly Schedule[] = [
  { name: 'resend', everyMinutes: 1, run: resend },
  { name: 'seal', everyMinutes: 1, run: sealChains },
  { name: 'anchor', everyMinutes: 60, run: anchorChains },
  { name: 'verify', everyMinutes: 10, run: verifyChains },
  { name: 'sendings', everyMinutes: 1, run: sendDue },
  { name: 'digests', everyMinutes: 1, run: writeDigests },
  { name: 'reminders', everyMinutes: 1, run: remindDue },
  { name: 'holds', everyMinutes: 1, run: releaseHolds },
  { name: 'attendance', everyMinutes: 10, run: judgeEnded },
  { name: 'signing-links', everyMinutes: 1, run: sendSigningLinks },
  { name: 'surveys', everyMinutes: 10, run: tendSurveys },
  { name: 'departures', everyMinutes: 1, run: beginDepartures },
  { name: 'deliveries', everyMinutes: 1, run: wakeSenders },
  { name: 'forget', everyMinutes: 1, run: forgetExpired },
  { name: 'feeds', everyMinutes: 5, run: readFeeds },
  { name: 'feeds-aside', everyMinutes: 1440, run: forgetAside },
  { name: 'archives', everyMinutes: 60, run: forgetArchives },
  { name: 'answers', everyMinutes: 60, run: forgetAnswers },
  { name: 'destroy', everyMinutes: 60, run: (env, ambient) => destroyDue(env, ambient) },
  { name: 'pulse', everyMinutes: 5, run: takePulse },
  { name: 'measure', everyMinutes: 1440, run: measureStorage },
  { name: 'tickets', everyMinutes: 60, run: followTickets },
  { name: 'due', everyMinutes: 180, run: tellDue },
  { name: 'rounds', everyMinutes: 180, run: makeRounds },
  { name: 'proofs', everyMinutes: 1440, run: lookAtProofs },
  { name: 'results', everyMinutes: 1440, run: publishResults },
  { name: 'old', everyMinutes: 1440, run: forgetOld },
  { name: 'backup', everyMinutes: 10, run: backUpDaily },
  { name: 'sweep', everyMinutes: 60, run: (env, ambient) => sweepFiles(env, ambient) },
]
