import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectCredential, selectCredentials } from '#db/quality/registers-credentials.ts'
import { CredentialInput, CredentialRenewal, credentialKinds, kindOf } from '#domain/quality/registers/credential.ts'
import { addCredential, renewCredential } from '#domain/quality/registers/credentials.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CredentialPage, CredentialState, NewCredentialPage } from '#views/registers/credential.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosenOf, suggestionsOf, typedIn, unclear } from './colleague-choice.ts'
import { listed } from './listed.tsx'
import { todayOf } from './today.ts'

export const credentialForms = room(paths.registers.credentials, { staff: 'registers.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.registers.credential.add, newForm(c, blank))
  })

  .post(
    '/',
    async (c) => {
      const { scope } = c.var
      const typed = await typedIn(c, 'person')
      const [found] = await read(scope, selectColleagues(scope, 'team', typed))
      const { w } = c.var
      const title = w.registers.credential.add
      const form = await readForm(c, CredentialInput)
      if (!form.ok) return refused(c, title, newForm(c, form.state))
      const person = chosenOf(typed, found)
      if ('refusal' in person) {
        const state = unclear(c, form.state, 'person', person.refusal)
        return refused(c, title, newForm(c, state, suggestionsOf(found)))
      }
      // A first answer that was lost on its way has left it there.
      await addCredential(scope, form.value, person.one, [])
      return gone(c, paths.registers.credential(form.value.id), { text: w.registers.credential.added })
    },
    { rows: 80 },
  )

  .post('/:id/renewal', async (c) => {
    const screen = await load(c)
    const { credential } = screen
    const form = await receiveForm(c, CredentialRenewal, c.var.w.registers.fileRefused)
    if (!form.ok) return refused(c, credential.title, shown(c, screen, form.state))
    const { file } = form
    const outcome = await renewCredential(c.var.scope, credential, form.value, file, [])
    if (!outcome.ok) {
      await dismiss(c, file ? [file] : [])
      return refused(c, credential.title, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    }
    const text = c.var.w.registers.credential.renewed
    return gone(c, paths.registers.credential(credential.id), { text })
  })

export const credentials = room(paths.registers.credentials, { staff: 'quality.read' })

  .get(
    '/',
    listed(selectCredentials, {
      icon: 'badge-check',
      add: paths.registers.credentialNew,
      words: (w) => w.registers.credential,
      entry: (c, { id, name, title, kind, givenOn, sortKey }) => {
        const { w } = c.var
        const words = w.registers.credential
        return {
          href: paths.registers.credential(id),
          title: `${title} · ${name}`,
          context: [words.kindNames[kindOf(kind)]],
          dueOn: sortKey,
          state: <CredentialState w={w} givenOn={givenOn} isLate={sortKey < todayOf(c)} />,
        }
      },
    }),
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      return page(c, screen.credential.title, shown(c, screen, { ...blank, values: { givenOn: todayOf(c) } }))
    },
    { rows: 70 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[credential], history] = await read(scope, selectCredential(scope, id), selectHistory(scope, id))
  if (!credential) throw new NotThere()
  return { credential, history }
}

const shown = (c: Context, { credential, history }: Screen, state: FormState) => (
  <CredentialPage
    w={c.var.w}
    credential={credential}
    kind={c.var.w.registers.credential.kindNames[kindOf(credential.kind)]}
    today={todayOf(c)}
    history={history}
    allHistory={historyOf(c, credential.id)}
    mayEdit={c.var.may('registers.edit')}
    state={state}
  />
)

const newForm = (c: Context, state: FormState, colleagues: readonly Choice[] = []) => (
  <NewCredentialPage
    w={c.var.w}
    id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
    kinds={credentialKinds.map((kind) => ({ value: kind, label: c.var.w.registers.credential.kindNames[kind] }))}
    colleagues={colleagues}
    state={state}
  />
)
