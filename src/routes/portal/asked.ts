import type { selectWaitingFor } from '#db/surveys/participations.ts'
import { answerToken } from '#domain/surveys/answer-links.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

type Waiting = Awaited<ReturnType<typeof selectWaitingFor>>[number]

/** The opinions that are awaited, each with the page where it is given. */
export function askedOf(c: Context, waiting: readonly Waiting[]) {
  const { organisationId, clock } = c.var.scope
  return Promise.all(
    waiting.map(async (each) => {
      const token = await answerToken(tokens(c.env.SECRET), organisationId, each, clock.now())
      return { ...each, href: paths.answer.page(organisationId, token) }
    }),
  )
}
