import { readPaper } from '#domain/attendance/passes.ts'
import { DeferredInput, isUnsigned, offlineAfter } from '#domain/attendance/signature.ts'
import { sign } from '#domain/attendance/signing.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { signerOf, whereOf } from '#routes/attendance/signer.ts'
import { openPlace } from './sign-place.ts'

/**
 * What a trainer's page has kept while there was no network, one signature at a time. The ticket that came with the page
 * opens that slot alone: the login may have ended since. The same signature sent again is answered as the first time.
 */
export const signDeferred = room(paths.attendance.deferred, { public: true }).post('/', async (c) => {
  const form = await readForm(c, DeferredInput)
  if (!form.ok || isUnsigned(form.value) || !form.value.id) return said(c, 'unreadable', 422)
  const now = c.var.directory.clock.now()
  const { ticket: token, id, enrolment, signature, signatureTyped, deviceAt } = form.value
  const ticket = await readPaper(tokens(c.env.SECRET), 'slot-ticket', token, now)
  const place = ticket && (await openPlace(c, ticket, { kind: 'identity', id: ticket.by }))
  if (!ticket || !place) return said(c, 'gone', 410)
  const signer = signerOf(place.expected, place.trainers, enrolment, ticket.person)
  if (!signer) return said(c, 'unknown', 404)

  const wasOffline = now - deviceAt > offlineAfter
  const manner = {
    ...whereOf(c),
    id,
    mode: wasOffline ? ('offline' as const) : ('tablet' as const),
    path: signature,
    typed: signatureTyped,
    deviceAt: wasOffline ? deviceAt : null,
    deviceId: '',
    identified: enrolment ? ('trainer' as const) : ('login' as const),
  }
  const outcome = await sign(place.scope, place.slot, signer, manner, place.head, [])
  return outcome.ok ? said(c, 'kept', 200) : said(c, outcome.refusal, 409)
})

const said = (c: Context, state: string, status: 200 | 404 | 409 | 410 | 422) => c.json({ state }, status)
