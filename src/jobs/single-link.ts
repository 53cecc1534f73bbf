import { deleteLinks } from '#db/links/links.ts'
import { directoryId } from '#db/open.ts'
import { directoryShard } from '#db/shards.ts'
import { commit } from '#domain/events/commit.ts'
import { mintLink, type Purpose } from '#domain/links/links.ts'
import { tokens } from '#edge/tokens.ts'
import { withParameters } from '#views/ui/address.ts'
import type { Job } from './job.ts'

/** The only good link for this purpose from now on: those sent before die as it is made. */
export const freshLink = (job: Job, purpose: Purpose, subjectId: string, address: string): Promise<string> =>
  linkTo(job, purpose, subjectId, address, true)

/** In a reminder: the link of the first mail is as good. */
export const oneMoreLink = (job: Job, purpose: Purpose, subjectId: string, address: string): Promise<string> =>
  linkTo(job, purpose, subjectId, address, false)

async function linkTo(job: Job, purpose: Purpose, subjectId: string, address: string, alone: boolean): Promise<string> {
  const directory = job.elsewhere(directoryShard, directoryId)
  const { token, write } = await mintLink(directory, tokens(job.env.SECRET), purpose, subjectId)
  const before = alone ? [deleteLinks(directory, purpose, subjectId)] : []
  const minted = await commit(directory, [...before, write])
  if (!minted.ok) throw new Error('A link could not be written.')
  return `${job.env.ORIGIN}${withParameters(address, { token })}`
}
