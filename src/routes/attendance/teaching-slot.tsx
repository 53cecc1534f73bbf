import { SlotAbsenceInput } from '#domain/attendance/absence.ts'
import { markAbsence } from '#domain/attendance/absences.ts'
import { askLinks } from '#domain/attendance/identifications.ts'
import { isUnsigned, SignatureInput } from '#domain/attendance/signature.ts'
import { sign } from '#domain/attendance/signing.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SlotCode } from '#views/attendance/slot-code.tsx'
import { TeachingSlotPage } from '#views/attendance/teaching-slot.tsx'
import { blank } from '#views/ui/form.tsx'
import { loadSlot, notYours, propsOf, type Screen, screenOf } from './load-slot.ts'
import { signerOf, whereOf } from './signer.ts'

export const teachingSlot = room('/teaching/slots/:id', { staff: 'teaching.own' })

  .get(
    '/',
    async (c) => {
      const screen = await loadSlot(c)
      if (!screen) return notYours(c)
      const props = await propsOf(c, screen, c.req.query('sign'))
      const address = paths.attendance.slot(screen.slot.id)
      return page(c, c.var.w.attendance.tablet.title(screen.slot.title), <TeachingSlotPage {...props} />, {
        regions: { 'slot-code': <SlotCode w={c.var.w} address={address} href={props.code ?? address} /> },
      })
    },
    { rows: 100 },
  )

  .post(
    '/signatures',
    async (c) => {
      const screen = await loadSlot(c)
      if (!screen) return notYours(c)
      const { scope, w } = c.var
      const { slot, expected, trainers, head, personId } = screen
      const title = w.attendance.tablet.title(slot.title)
      const form = await readForm(c, SignatureInput)
      const asked = [form.state.values.enrolment ?? ''].flat()[0] || 'trainer'
      if (!form.ok) return refused(c, title, <TeachingSlotPage {...(await propsOf(c, screen, asked, form.state))} />)
      const unsigned = isUnsigned(form.value) && withRefusal(c, form.state, 'unsigned', 'signature')
      if (unsigned) return refused(c, title, <TeachingSlotPage {...(await propsOf(c, screen, asked, unsigned))} />)

      const { id = scope.ids.next(), enrolment, signature, signatureTyped } = form.value
      const signer = signerOf(expected, trainers, enrolment, personId)
      if (!signer) throw new NotThere()
      const manner = {
        ...whereOf(c),
        id,
        mode: 'tablet' as const,
        path: signature,
        typed: signatureTyped,
        deviceAt: null,
        deviceId: '',
        identified: enrolment ? ('trainer' as const) : ('login' as const),
      }
      const outcome = await sign(scope, slot, signer, manner, head, shownAfter(c))
      if (!outcome.ok) {
        const state = withRefusal(c, form.state, outcome.refusal)
        return refused(c, title, <TeachingSlotPage {...(await propsOf(c, screen, asked, state))} />)
      }
      const { tablet } = w.attendance
      return showChanged(c, screen, outcome.after, enrolment ? tablet.signed(signer.name) : tablet.countersigned)
    },
    { rows: 170 },
  )

  .post(
    '/absences',
    async (c) => {
      const screen = await loadSlot(c)
      if (!screen) return notYours(c)
      const { scope, w } = c.var
      const { slot, expected } = screen
      const title = w.attendance.tablet.title(slot.title)
      const form = await readForm(c, SlotAbsenceInput)
      if (!form.ok) return refused(c, title, <TeachingSlotPage {...(await propsOf(c, screen, '', form.state))} />)
      const person = expected.find(({ id }) => id === form.value.enrolment)
      if (!person) throw new NotThere()
      const outcome = await markAbsence(scope, slot, person, w.attendance.tablet.marked, shownAfter(c))
      if (!outcome.ok) {
        const state = withRefusal(c, form.state, outcome.refusal)
        return refused(c, title, <TeachingSlotPage {...(await propsOf(c, screen, '', state))} />)
      }
      const name = `${person.givenName} ${person.familyName}`
      return showChanged(c, screen, outcome.after, w.attendance.tablet.absent(name))
    },
    { rows: 170 },
  )

  .post(
    '/links',
    async (c) => {
      const screen = await loadSlot(c)
      if (!screen) return notYours(c)
      const outcome = await askLinks(c.var.scope, screen.slot, screen.expected, shownAfter(c))
      if (!outcome.ok) throw new NotThere()
      return showChanged(c, screen, outcome.after, c.var.w.attendance.tablet.linksSent)
    },
    { rows: 170 },
  )

const shownAfter = (c: Context) => screenOf(c.var.scope, c.req.param('id') ?? '')

type Shown = readonly [readonly Screen['slot'][], Screen['expected'], Screen['trainers'], ...unknown[]]

async function showChanged(c: Context, { personId }: Screen, [[slot], expected, trainers]: Shown, text: string) {
  if (!slot) throw new NotThere()
  const props = await propsOf(c, { slot, expected, trainers, personId }, '', blank)
  const title = c.var.w.attendance.tablet.title(slot.title)
  return changed(c, paths.attendance.slot(slot.id), title, <TeachingSlotPage {...props} />, { text })
}
