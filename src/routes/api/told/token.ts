import * as z from 'zod'
import { paths } from '#paths.ts'
import type { Described } from './operation.ts'

const Grant = z
  .strictObject({
    grant_type: z.enum(['client_credentials', 'refresh_token']),
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    refresh_token: z.string().optional(),
  })
  .describe(
    'The id and the secret of a key, which may also come in the Authorization header, or the last refresh token.',
  )

const Token = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  refresh_token: z.string().describe('Good once, for seven days.'),
  scope: z.string(),
})

const TokenRefused = z.strictObject({ error: z.enum(['invalid_request', 'invalid_client', 'invalid_grant']) })

export const token: Described = {
  schemas: { Token, TokenRefused },
  operations: [
    {
      ...{ method: 'POST', path: paths.api.token, scope: null, id: 'issueToken' },
      summary: 'Exchange a key for fifteen minutes of access',
      body: {
        type: 'application/x-www-form-urlencoded',
        schema: Grant,
        example: { grant_type: 'client_credentials', client_id: 'lisiere.01k…', client_secret: 'lisiere_…' },
      },
      answers: { 200: 'Token', 400: 'TokenRefused', 401: 'TokenRefused' },
      refusals: [429],
    },
    {
      ...{ method: 'GET', path: paths.api.openapi, scope: null, id: 'readDescription' },
      summary: 'This description',
      answers: { 200: null },
      refusals: [],
    },
  ],
}
