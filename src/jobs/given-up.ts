import { log } from '#edge/log.ts'

class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

type Work = { organisationId: string; eventId: string; handler: string }

/** Nobody tries it any more: whoever mends things must hear of it. */
export const logGivenUp = ({ organisationId, eventId, handler }: Work): void =>
  log('error', { handler, organisation: organisationId, event: eventId, error: 'given up' }, new GivenUp())
