import type { ExpectedRow } from '#db/attendance/slots.ts'
import { readPaper } from '#domain/attendance/passes.ts'
import { isUnsigned, SignatureInput } from '#domain/attendance/signature.ts'
import { sign } from '#domain/attendance/signing.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { signerOf, whereOf } from '#routes/attendance/signer.ts'
import { SignPadPage, SignToldPage } from '#views/portal/sign.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { tooEarly } from './sign.tsx'
import { answer } from './sign-answer.ts'
import { phoneOf, rememberPhone } from './sign-phone.ts'
import { openPlace, type SignPlace } from './sign-place.ts'

/** Somebody who follows from afar, by the link mailed for one half-day. Looking at it signs nothing. */
export const signOwn = room('/sign/own/:token', { public: true })

  .get('/', async (c) => {
    const found = await load(c)
    if (!found) return goneNow(c, 200)
    const early = tooEarly(c, found.place)
    if (early) return early
    if (found.person.signedAt !== null) return done(c, found.place, found.person.signedAt)
    return pad(c, found.place, found.person, blank)
  })

  .post('/', async (c) => {
    const form = await readForm(c, SignatureInput)
    const found = await load(c)
    if (!found) return goneNow(c, 404)
    const { place, person } = found
    const early = tooEarly(c, place)
    if (early) return early
    if (!form.ok) return pad(c, place, person, form.state, 422)
    if (isUnsigned(form.value)) return pad(c, place, person, withRefusal(c, form.state, 'unsigned', 'signature'), 422)
    const signer = signerOf(place.expected, [], person.id, '')
    if (!signer) return goneNow(c, 404)

    const phone = await phoneOf(c)
    const manner = {
      ...whereOf(c),
      id: form.value.id ?? place.scope.ids.next(),
      mode: 'link' as const,
      path: form.value.signature,
      typed: form.value.signatureTyped,
      deviceAt: null,
      deviceId: phone.device,
      identified: 'link' as const,
    }
    const outcome = await sign(place.scope, place.slot, signer, manner, place.head, [])
    if (!outcome.ok && outcome.refusal !== 'already_signed') {
      return pad(c, place, person, withRefusal(c, form.state, outcome.refusal), 422)
    }
    await rememberPhone(c, { ...phone, organisation: place.scope.organisationId, person: person.personId })
    return done(c, place, outcome.ok ? place.scope.clock.now() : (person.signedAt ?? place.scope.clock.now()))
  })

async function load(c: Context): Promise<{ place: SignPlace; person: ExpectedRow } | null> {
  const { directory } = c.var
  const token = c.req.param('token') ?? ''
  const link = await readPaper(tokens(c.env.SECRET), 'slot-link', token, directory.clock.now())
  const place = link && (await openPlace(c, link))
  const person = place?.expected.find(({ id }) => id === link?.enrolment)
  return place && person ? { place, person } : null
}

function pad(
  c: Context,
  { office, slot, scope }: SignPlace,
  person: ExpectedRow,
  state: FormState,
  status: 200 | 422 = 200,
) {
  const { w } = c.var
  return answer(
    c,
    <SignPadPage
      w={w}
      office={office}
      slot={slot}
      state={state}
      action={paths.attendance.signOwn(c.req.param('token') ?? '')}
      hidden={{ enrolment: person.id, id: [state.values.id ?? scope.ids.next()].flat()[0] ?? '' }}
      name={`${person.givenName} ${person.familyName}`}
      badge={w.attendance.own.linkGood}
    />,
    status,
  )
}

function done(c: Context, { office, slot }: SignPlace, at: number) {
  const { w } = c.var
  const { own } = w.attendance
  const text = own.done(w.format.hour(at))
  return answer(c, <SignToldPage w={w} office={office} slot={slot} tone="ok" title={own.doneTitle} text={text} />)
}

function goneNow(c: Context, status: 200 | 404) {
  const { w } = c.var
  const { own } = w.attendance
  return answer(c, <SignToldPage w={w} tone="warn" title={own.unknownTitle} text={own.unknown} />, status)
}
