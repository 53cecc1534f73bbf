import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { ownCredentialHolding, selectOwnCredential } from '#db/quality/registers-credentials.ts'
import { OwnCredential } from '#domain/quality/registers/credential.ts'
import { giveCredential } from '#domain/quality/registers/credentials.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { openHolding } from '#routes/files/served.ts'
import { todayOf } from '#routes/registers/today.ts'
import { OwnCredentialPage } from '#views/portal/own-dossier.tsx'
import { blank } from '#views/ui/form.tsx'

/** A piece of a trainer's own file, handed in by themselves. */
export const teachingCredential = room('/teaching/credentials', { staff: 'teaching.own' })

  .get('/:id', async (c) => {
    const credential = await load(c)
    if (!credential) return gone(c, paths.teaching.papers, { text: c.var.w.training.notYours })
    return page(c, credential.title, <OwnCredentialPage w={c.var.w} credential={credential} state={blank} />)
  })

  .get('/:id/file', async (c) => {
    const { scope } = c.var
    const held = ownCredentialHolding(scope, ownPerson(scope), c.req.param('id') ?? '')
    return (
      (await openHolding(c, held, null)) ?? gone(c, paths.teaching.papers, { text: c.var.w.teaching.papers.closed })
    )
  })

  .post('/:id', async (c) => {
    const credential = await load(c)
    if (!credential) throw new NotThere()
    const { w, scope } = c.var
    const form = await receiveForm(c, OwnCredential, w.registers.fileRefused)
    if (!form.ok) {
      return refused(c, credential.title, <OwnCredentialPage w={w} credential={credential} state={form.state} />)
    }
    const { file } = form
    const outcome = await giveCredential(scope, credential, form.value, { file, today: todayOf(c) }, [])
    if (outcome.ok) return gone(c, paths.teaching.papers, { text: w.teaching.papers.handed })
    await dismiss(c, file ? [file] : [])
    const { refusal } = outcome
    const state = withRefusal(c, form.state, refusal, fieldOf[refusal])
    const content = <OwnCredentialPage w={w} credential={credential} state={state} />
    return refused(c, credential.title, content, refusal === 'overtaken' ? 409 : 422)
  })

const fieldOf: Readonly<Record<string, string>> = {
  credential_without_file: 'file',
  credential_already_over: 'renewOn',
}

async function load(c: Context) {
  const { scope } = c.var
  const own = selectOwnCredential(scope, ownPerson(scope), c.req.param('id') ?? '')
  const [[credential]] = await read(scope, own)
  return credential
}
