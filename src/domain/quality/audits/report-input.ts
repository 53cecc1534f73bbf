import * as z from 'zod'

/** The id is made with the page: pressed twice, it is one archive. */
export const AuditReportInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})
