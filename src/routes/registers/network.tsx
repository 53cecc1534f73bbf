import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectContact, selectContacts } from '#db/quality/registers-network.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { NetworkContactChange, NetworkContactInput } from '#domain/quality/registers/network.ts'
import { addContact, changeContact } from '#domain/quality/registers/networking.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ContactPage, ContactState, kindsOf, NewContactPage } from '#views/registers/contact.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { listed } from './listed.tsx'
import { todayOf } from './today.ts'

/** A network that nobody has spoken to for a year is a list of names. */
const freshDays = 365

export const contactForms = room(paths.registers.network, { staff: 'registers.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    const values = { kinds: ['all'], contactedOn: todayOf(c) }
    return page(c, c.var.w.registers.network.add, newForm(c, { ...blank, values }))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await readForm(c, NetworkContactInput)
    if (!form.ok) return refused(c, w.registers.network.add, newForm(c, form.state))
    // A first answer that was lost on its way has left it there.
    await addContact(scope, form.value, [])
    return gone(c, paths.registers.contact(form.value.id), { text: w.registers.added })
  })

  .post('/:id', async (c) => {
    const screen = await load(c)
    const { contact } = screen
    const form = await readForm(c, NetworkContactChange)
    if (!form.ok) return refused(c, contact.name, shown(c, screen, form.state))
    const outcome = await changeContact(c.var.scope, contact.id, form.value, [])
    if (!outcome.ok) return refused(c, contact.name, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    return gone(c, paths.registers.contact(contact.id), { text: c.var.w.registers.saved })
  })

export const network = room(paths.registers.network, { staff: 'quality.read' })

  .get(
    '/',
    listed(selectContacts, {
      icon: 'accessibility',
      add: paths.registers.contactNew,
      words: (w) => w.registers.network,
      entry: (c, { id, name, kinds, role, sortKey }) => {
        const { w } = c.var
        const words = w.registers.network
        return {
          href: paths.registers.contact(id),
          title: name,
          context: [kindsOf(w, kinds), role, words.last(w.format.date(sortKey))],
          state: <ContactState w={w} isStale={isStale(c, sortKey)} />,
        }
      },
    }),
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      const { name, kinds, role, email, phone, website, sortKey } = screen.contact
      const values = { name, kinds: JSON.parse(kinds), role, email, phone, website, contactedOn: sortKey }
      return page(c, name, shown(c, screen, { ...blank, values }))
    },
    { rows: 70 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[contact], history] = await read(scope, selectContact(scope, id), selectHistory(scope, id))
  if (!contact) throw new NotThere()
  return { contact, history }
}

const isStale = (c: Context, contactedOn: string): boolean => addDays(contactedOn, freshDays) < todayOf(c)

const shown = (c: Context, { contact, history }: Screen, state: FormState) => (
  <ContactPage
    w={c.var.w}
    contact={contact}
    isStale={isStale(c, contact.sortKey)}
    history={history}
    allHistory={historyOf(c, contact.id)}
    mayEdit={c.var.may('registers.edit')}
    state={state}
  />
)

const newForm = (c: Context, state: FormState) => (
  <NewContactPage w={c.var.w} id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''} state={state} />
)
