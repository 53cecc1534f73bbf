import { read } from '#db/database.ts'
import { selectSources } from '#db/exchange/sources.ts'
import { selectAccount } from '#db/sessions/payments.ts'
import { linkAccount, PaymentAccountInput, unlinkAccount } from '#domain/sessions/payment-accounts.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PaymentAccountPage } from '#views/sessions/payment-account.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** Whose account receives what is paid at registration. */
export const paymentAccount = room(paths.paymentAccount, { staff: 'organisation.edit' })

  .get(
    '/',
    async (c) => {
      const loaded = await load(c)
      return page(c, c.var.w.registrations.accountTitle, show(c, loaded, blank))
    },
    { rows: 70 },
  )

  .post(
    '/',
    async (c) => {
      const loaded = await load(c)
      const { scope, w } = c.var
      const title = w.registrations.accountTitle
      const form = await readForm(c, PaymentAccountInput)
      // A key that was refused is not sent back: it is a secret all the same.
      if (!form.ok) return refused(c, title, show(c, loaded, { ...form.state, values: {} }))
      const outcome = await linkAccount(scope, c.env.SECRET, form.value)
      if (!outcome.ok) return refused(c, title, show(c, loaded, withRefusal(c, blank, 'overtaken')), 409)
      return gone(c, paths.paymentAccount, { text: w.registrations.keySaved })
    },
    { rows: 110 },
  )

  .post('/removal', async (c) => {
    const { scope } = c.var
    await read(scope)
    const outcome = await unlinkAccount(scope)
    const { registrations: words } = c.var.w
    return gone(c, paths.paymentAccount, { text: outcome.ok ? words.keyRemoved : words.unchangedTold })
  })

async function load(c: Context) {
  const { scope } = c.var
  const [[account], sources] = await read(scope, selectAccount(scope), selectSources(scope))
  return { account, source: sources.find(({ provider, sealedSecret }) => provider === 'stripe' && sealedSecret !== '') }
}

const show = (c: Context, { account, source }: Awaited<ReturnType<typeof load>>, state: FormState) => (
  <PaymentAccountPage
    w={c.var.w}
    account={account}
    isHeard={source !== undefined}
    isTrial={c.env.MODE !== 'production'}
    state={state}
  />
)
