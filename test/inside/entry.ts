/**
 * The Worker that the tests run inside. They deliver messages and ring cron by hand: a queue that delivered by itself would
 * do so in the middle of a claim.
 */
export { Attempts } from '#edge/attempts.ts'
export { Live } from '#edge/live.ts'

export default {
  queue: async (messages) => messages.ackAll(),
} satisfies ExportedHandler
