import { read } from '#db/database.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { selectAccount, selectPayment, selectPaymentsOfSession } from '#db/sessions/payments.ts'
import { selectClosure } from '#db/sessions/registrations.ts'
import { RefundInput } from '#domain/sessions/payment-accounts.ts'
import { askRefund } from '#domain/sessions/payments.ts'
import { isPaidNow } from '#domain/sessions/registration.ts'
import { closeRegistration, openRegistration } from '#domain/sessions/registrations.ts'
import type { Context } from '#http/context.ts'
import { checkFields, readFields } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SessionRegistrationPage } from '#views/sessions/registration.tsx'
import { tabsFor } from './tabs.ts'

/** The public page of a session, as staff see it: its address, its poster, open or closed, what was paid there. */
export const sessionRegistration = room('/sessions/:id', { staff: 'sessions.read' }).get(
  '/registration-page',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const [[session], [closure], [account], payments] = await read(
      scope,
      selectSessionFrame(scope, id),
      selectClosure(scope, id),
      selectAccount(scope),
      selectPaymentsOfSession(scope, id),
    )
    if (!session) throw new NotThere()
    const { w, may } = c.var
    const price = session.pricePerPerson
    const screen = {
      session,
      tabs: tabsFor(c, session.siteId),
      isClosed: closure !== undefined,
      address: c.var.origin + paths.portal.session(scope.organisationId, id),
      payments,
      lacksAccount: isPaidNow({ isPaidOnline: session.isPaidOnline, price }) && !account && c.env.MODE === 'production',
      may: {
        edit: may('sessions.edit', session.siteId),
        read: may('people.read', session.siteId),
        link: may('organisation.edit'),
      },
    }
    return page(c, `${session.title}: ${w.registrations.page}`, <SessionRegistrationPage w={w} screen={screen} />)
  },
  { rows: 80 },
)

export const registrationChanges = room('/sessions/:id', { staff: 'sessions.edit' })

  .post('/registration-page/closure', async (c) => {
    const session = await load(c)
    const outcome = await closeRegistration(c.var.scope, session)
    return told(c, session.id, outcome.ok ? c.var.w.registrations.closedTold : c.var.w.registrations.unchangedTold)
  })

  .post('/registration-page/opening', async (c) => {
    const session = await load(c)
    const outcome = await openRegistration(c.var.scope, session)
    return told(c, session.id, outcome.ok ? c.var.w.registrations.openedTold : c.var.w.registrations.unchangedTold)
  })

  .post('/refunds', async (c) => {
    const { scope } = c.var
    const fields = await readFields(c)
    const payment = String(fields.get('payment') ?? '').slice(0, 64)
    const [[session], [found]] = await read(
      scope,
      selectSessionFrame(scope, c.req.param('id') ?? ''),
      selectPayment(scope, payment),
    )
    if (!session || !c.var.may('sessions.edit', session.siteId) || found?.sessionId !== session.id) throw new NotThere()
    if (!checkFields(c, RefundInput, fields).ok) throw new NotThere()
    const outcome = await askRefund(scope, found)
    const { registrations: words, refusals } = c.var.w
    return told(c, session.id, outcome.ok ? words.refundAsked : refusals.payment_not_refundable)
  })

async function load(c: Context) {
  const { scope } = c.var
  const [[session]] = await read(scope, selectSessionFrame(scope, c.req.param('id') ?? ''))
  if (!session || !c.var.may('sessions.edit', session.siteId)) throw new NotThere()
  return session
}

const told = (c: Context, id: string, text: string): Response => gone(c, paths.sessions.registration(id), { text })
