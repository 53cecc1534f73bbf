import type { ExpectedRow } from '#db/attendance/slots.ts'
import { askIdentity } from '#domain/attendance/identifications.ts'
import { PhoneSignature, SignerInput, turnsOf } from '#domain/attendance/own-signature.ts'
import { readPaper, signPass } from '#domain/attendance/passes.ts'
import { isUnsigned, opensAt } from '#domain/attendance/signature.ts'
import { sign as signSlot } from '#domain/attendance/signing.ts'
import { attempts } from '#edge/attempts-guard.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { readSlotCode } from '#edge/slot-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { room } from '#http/room.ts'
import { signedIn } from '#http/visitor.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { signerOf, whereOf } from '#routes/attendance/signer.ts'
import { SignChoicePage, SignPadPage, SignToldPage } from '#views/portal/sign.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { answer } from './sign-answer.ts'
import { phoneOf, rememberPhone } from './sign-phone.ts'
import { openPlace, type SignPlace } from './sign-place.ts'

/** What the code of the room opens: one slot, for whoever stands before the screen that shows it. */
export const sign = room('/sign/:code', { public: true })

  .get('/', async (c) => {
    const entered = await enter(c)
    if ('told' in entered) return entered.told
    const { place, pass } = entered
    return c.req.query('other') === undefined ? showFor(c, place, pass) : choose(c, place, pass, blank)
  })

  .post('/identification', async (c) => {
    const form = await readForm(c, SignerInput)
    const entered = await enter(c, form.state)
    if ('told' in entered) return entered.told
    const { place, pass } = entered
    if (!form.ok) return choose(c, place, pass, form.state, 422)
    const person = place.expected.find(({ id }) => id === form.value.enrolment)
    if (!person) return choose(c, place, pass, withRefusal(c, form.state, 'choice', 'enrolment'), 422)
    if (!person.email) return choose(c, place, pass, withRefusal(c, form.state, 'no_mailbox', 'enrolment'), 422)

    const allowed = await attemptOf(c, 'ask', place, person.id)
    if (!allowed.allowed) return choose(c, place, pass, tooManyAttempts(c, form.state, allowed.retryAfter), 422)
    const signer = signerOf(place.expected, [], person.id, '')
    if (signer) await askIdentity(place.scope, place.slot, signer, [])
    return pad(c, place, pass, person, 'mail', blank)
  })

  .post('/', async (c) => {
    const form = await readForm(c, PhoneSignature)
    const entered = await enter(c, form.state)
    if ('told' in entered) return entered.told
    const { place, pass } = entered
    const asked = [form.state.values.enrolment ?? ''].flat()[0]
    const person = place.expected.find(({ id }) => id === asked)
    if (!person) return choose(c, place, pass, blank, 422)
    const known = await knownAs(c, place)
    const identified = known?.person.id === person.id ? known.by : 'mail'
    const proved = known?.person.id === person.id
    if (!form.ok) return pad(c, place, pass, person, proved ? known.by : 'mail', form.state, proved, 422)
    if (isUnsigned(form.value)) {
      const state = withRefusal(c, form.state, 'unsigned', 'signature')
      return pad(c, place, pass, person, identified, state, proved, 422)
    }
    if (!proved) {
      const refusal = await refuseMailed(c, place, person, form.value.mailed, form.state)
      if (refusal) return pad(c, place, pass, person, 'mail', refusal, false, 422)
    }
    const signer = signerOf(place.expected, [], person.id, '')
    if (!signer) return choose(c, place, pass, blank, 422)
    const phone = await phoneOf(c)
    const manner = {
      ...whereOf(c),
      id: form.value.id ?? place.scope.ids.next(),
      mode: 'phone' as const,
      path: form.value.signature,
      typed: form.value.signatureTyped,
      deviceAt: null,
      deviceId: phone.device,
      identified,
    }
    const outcome = await signSlot(place.scope, place.slot, signer, manner, place.head, [])
    if (!outcome.ok && outcome.refusal !== 'already_signed') {
      return pad(c, place, pass, person, identified, withRefusal(c, form.state, outcome.refusal), proved, 422)
    }
    await rememberPhone(c, { ...phone, organisation: place.scope.organisationId, person: person.personId })
    return done(c, place, outcome.ok ? place.scope.clock.now() : (person.signedAt ?? place.scope.clock.now()))
  })

type Entered = { place: SignPlace; pass: string } | { told: Promise<Response> }

/** Through the code on the screen, or with the pass that it has just given. */
async function enter(c: Context, sent?: FormState): Promise<Entered> {
  const { directory, w } = c.var
  const now = directory.clock.now()
  const { own } = w.attendance
  const code = await readSlotCode(c.env.SECRET, c.req.param('code') ?? '', now)
  const unknown = () =>
    answer(c, <SignToldPage w={w} tone="warn" title={own.unknownTitle} text={own.unknown} />, sent ? 404 : 200)
  if (!code) return { told: unknown() }
  const carried = [sent?.values.pass ?? ''].flat()[0] ?? ''
  const held = carried === '' ? null : await readPaper(tokens(c.env.SECRET), 'slot-pass', carried, now)
  const { organisationId: organisation, shard, slotId: slot } = code
  const isHeld = held?.slot === slot && held.organisation === organisation
  if (!isHeld && (sent || !code.fresh)) {
    return {
      told: answer(c, <SignToldPage w={w} tone="warn" title={own.pastTitle} text={own.past} />, sent ? 409 : 200),
    }
  }

  const place = await openPlace(c, { organisation, shard, slot })
  if (!place) return { told: unknown() }
  const early = tooEarly(c, place)
  if (early) return { told: early }
  const pass = isHeld ? carried : await signPass(tokens(c.env.SECRET), { organisation, shard, slot }, now)
  return { place, pass }
}

export function tooEarly(c: Context, { office, slot }: SignPlace): Promise<Response> | null {
  const { w } = c.var
  const { own } = w.attendance
  if (slot.cancelledAt !== null) {
    return answer(c, <SignToldPage w={w} office={office} tone="warn" title={own.cancelledTitle} text={own.cancelled} />)
  }
  if (c.var.scope.clock.now() >= opensAt(slot)) return null
  const when = w.format.moment(opensAt(slot))
  return answer(
    c,
    <SignToldPage w={w} office={office} slot={slot} tone="info" title={own.earlyTitle} text={own.early(when)} />,
  )
}

type Known = { person: ExpectedRow; by: 'login' | 'mail' }

/** Signed in here, or by a phone that has proved this mailbox today. */
async function knownAs(c: Context, { expected, scope }: SignPlace): Promise<Known | null> {
  const login = await signedIn(c)
  const own = login && expected.find(({ identityId }) => identityId === login.claims.identity)
  if (own) return { person: own, by: 'login' }
  const phone = await phoneOf(c)
  const proved = phone.organisation === scope.organisationId && expected.find((one) => one.personId === phone.person)
  return proved ? { person: proved, by: 'mail' } : null
}

async function showFor(c: Context, place: SignPlace, pass: string): Promise<Response> {
  const known = await knownAs(c, place)
  if (!known) return choose(c, place, pass, blank)
  if (known.person.signedAt !== null) return done(c, place, known.person.signedAt)
  return pad(c, place, pass, known.person, known.by, blank, true)
}

function choose(
  c: Context,
  { office, slot, expected }: SignPlace,
  pass: string,
  state: FormState,
  status: 200 | 422 = 200,
) {
  const people = expected
    .filter(({ signatureId }) => signatureId === null)
    .map((person) => ({ id: person.id, name: nameOf(person) }))
  const action = paths.attendance.signIdentity(c.req.param('code') ?? '')
  return answer(
    c,
    <SignChoicePage
      w={c.var.w}
      office={office}
      slot={slot}
      state={state}
      action={action}
      pass={pass}
      people={people}
    />,
    status,
  )
}

function pad(
  c: Context,
  { office, slot, scope }: SignPlace,
  pass: string,
  person: ExpectedRow,
  by: Known['by'],
  state: FormState,
  proved = false,
  status: 200 | 422 = 200,
) {
  const { w } = c.var
  const action = paths.attendance.sign(c.req.param('code') ?? '')
  return answer(
    c,
    <SignPadPage
      w={w}
      office={office}
      slot={slot}
      state={state}
      action={action}
      hidden={{ pass, enrolment: person.id, id: [state.values.id ?? scope.ids.next()].flat()[0] ?? '' }}
      name={nameOf(person)}
      badge={w.attendance.own.codeGood}
      mailedTo={proved ? undefined : hidden(person.email)}
      other={by === 'mail' && proved ? `${action}?other=` : undefined}
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

async function refuseMailed(c: Context, place: SignPlace, person: ExpectedRow, typed: string, state: FormState) {
  const attempt = await attemptOf(c, 'try', place, person.id)
  if (!attempt.allowed) return tooManyAttempts(c, state, attempt.retryAfter)
  const about = [place.scope.organisationId, place.slot.id, person.id]
  const good = await Promise.all(turnsOf(place.scope.clock.now()).map((turn) => mailedCode(c.env.SECRET, about, turn)))
  if (!good.includes(typed.replaceAll(/\s/g, ''))) return withRefusal(c, state, 'mailed_code', 'mailed')
  await attempt.succeeded()
  return null
}

/** Counted for each person expected, never for the room: a class shares one address. */
const attemptOf = (c: Context, what: string, { scope, slot }: SignPlace, enrolment: string) =>
  attempts(c.env.ATTEMPTS, c.env.SECRET).guardSignIn({
    account: `slot ${what} ${scope.organisationId} ${slot.id} ${enrolment}`,
    address: visitorAddress(c),
    trusted: true,
    now: scope.clock.now(),
  })

const nameOf = ({ givenName, familyName }: ExpectedRow) => `${givenName} ${familyName}`

/** j…@exemple.fr: enough for its owner. */
const hidden = (email: string): string => email.replace(/^(.).*(@.*)$/, '$1…$2')
