import * as z from 'zod'

/** Every no of the API, as RFC 9457 says it. */
export const Problem = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  code: z.string().describe('What a program may decide upon; the titles and details are for people.'),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  reference: z.string().optional().describe('To be quoted when asking for help.'),
})

/** What each status says, wherever it is answered. */
export const refusals: Readonly<Record<number, string>> = {
  400: 'The body, or the idempotency key, cannot be read',
  401: 'No valid access token',
  403: 'The key was not made for this, or a browser sent it',
  404: 'Nothing there',
  409: 'Somebody was quicker: read again, then decide',
  413: 'Too large',
  415: 'Another type of content is wanted',
  422: 'Refused: `errors` says which field and why; or the idempotency key was used for another request',
  429: 'The minute is spent: wait for as long as Retry-After says',
  500: 'Something went wrong',
  503: 'The organisation is being moved: wait for as long as Retry-After says',
}
