import {
  selectScans,
  selectSheet,
  selectSheetPeople,
  selectSheetSigned,
  selectSheetSlots,
  selectSheetTrainers,
} from '#db/attendance/sheets.ts'
import { selectHead, selectSlot } from '#db/attendance/slots.ts'
import { batch, read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { readSheetCode, TicksInput, ticksOf } from '#domain/attendance/sheet.ts'
import { receiveSheet } from '#domain/attendance/sheets.ts'
import { signAll, type Turn } from '#domain/attendance/signing.ts'
import { uses } from '#edge/files/uses.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SheetPage, type SheetProps } from '#views/attendance/sheets.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { whereOf } from './signer.ts'

/** What the code printed on a page leads to: its photo on one side, its boxes on the other. */
export const attendanceSheet = room('/attendance/sheets/:code', { staff: 'attendance.edit' })

  .get(
    '/',
    async (c) => {
      const screen = await load(c)
      if (!screen) return unknown(c)
      return page(c, titleOf(c, screen), show(c, screen))
    },
    { rows: 60 },
  )

  .post(
    '/scans',
    async (c) => {
      const screen = await load(c)
      if (!screen) return unknown(c)
      const arrivals = await receiveFiles(c, 'scan', uses.document)
      const [file] = arrivals.files
      if (!file || arrivals.refused.length > 0 || !isPicture(file.kind)) {
        await dismiss(c, arrivals.files)
        return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, blank, 'proof_refused', 'scan')))
      }
      const outcome = await receiveSheet(c.var.scope, screen.sheet, file, screenOf(c))
      if (!outcome.ok) {
        await dismiss(c, arrivals.files)
        return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, blank, outcome.refusal)), 409)
      }
      return showChanged(c, outcome.after, c.var.w.attendance.paper.received)
    },
    { rows: 110 },
  )

  .post(
    '/signatures',
    async (c) => {
      const screen = await load(c)
      if (!screen) return unknown(c)
      const { scope, w } = c.var
      const form = await readForm(c, TicksInput)
      const [scan] = screen.scans
      if (!form.ok || !scan)
        return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, form.state, 'sheet_missing')))
      const { turns, head } = await turnsOf(c, screen, form.value.tick, scan.sha256)
      if (turns.length === 0)
        return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, form.state, 'nothing_ticked')))
      const outcome = await signAll(scope, turns, head, screenOf(c))
      if (!outcome.ok)
        return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, form.state, outcome.refusal)))
      return showChanged(c, outcome.after, w.attendance.paper.kept(w.format.number(turns.length)))
    },
    { rows: 130, deep: 3 },
  )

type Screen = Omit<SheetProps, 'w' | 'state'> & {
  scans: readonly { holdingId: string; name: string; at: number; sha256: string }[]
}

const statements = (scope: Scope, code: string) =>
  [
    selectSheet(scope, code),
    selectSheetSlots(scope, code),
    selectSheetPeople(scope, code),
    selectSheetTrainers(scope, code),
    selectSheetSigned(scope, code),
    selectScans(scope, code),
  ] as const

const screenOf = (c: Context) => statements(c.var.scope, readSheetCode(c.req.param('code') ?? ''))

/** A code typed from paper is soon mistyped. */
const unknown = (c: Context): Response => gone(c, paths.attendance.all, { text: c.var.w.attendance.paper.unknown })

async function load(c: Context): Promise<Screen | null> {
  return asScreen(c, await read(c.var.scope, ...screenOf(c)))
}

type Answers = Awaited<ReturnType<typeof read<ReturnType<typeof statements>>>>

function asScreen(c: Context, [[sheet], slots, people, trainers, signed, scans]: Answers): Screen | null {
  if (!sheet || !c.var.may('attendance.edit', sheet.siteId)) return null
  return { sheet, slots, people, trainers, signed, scans }
}

/** Each tick that is new, of somebody whose box is on that page; the hash of the photo is their proof. */
async function turnsOf(c: Context, screen: Screen, typed: readonly string[], sha256: string) {
  const { scope } = c.var
  const known = new Set(screen.signed.map(({ slotId, personId }) => `${slotId} ${personId}`))
  const [first] = screen.slots
  if (!first) return { turns: [], head: undefined }
  const [[head], ...rows] = await batch(scope.db, [
    selectHead(scope, first.id),
    ...screen.slots.map(({ id }) => selectSlot(scope, id)),
  ] as const)
  const slots = rows.flatMap((some) => (some as Awaited<ReturnType<typeof selectSlot>>).slice(0, 1))
  const turns = ticksOf(typed).flatMap(({ slotId, personId }): Turn[] => {
    const slot = slots.find(({ id }) => id === slotId)
    const person = screen.people.find((one) => one.personId === personId)
    const trainer = screen.trainers.find((one) => one.personId === personId && one.slotId === slotId)
    const whose = person ?? trainer
    if (!slot || !whose || known.has(`${slotId} ${personId}`)) return []
    known.add(`${slotId} ${personId}`)
    const signer = { personId, enrolmentId: person?.id ?? null, name: `${whose.givenName} ${whose.familyName}` }
    const { address } = whereOf(c)
    const id = scope.ids.next()
    const manner = {
      id,
      mode: 'paper' as const,
      path: '',
      typed: '',
      deviceAt: null,
      address,
      device: sha256,
      deviceId: '',
      identified: 'sheet' as const,
    }
    return [{ slot, signer, manner }]
  })
  return { turns, head }
}

const show = (c: Context, screen: Screen, state: FormState = blank) => (
  <SheetPage w={c.var.w} {...screen} state={state} />
)

const titleOf = ({ var: { w } }: Context, { sheet }: Screen) =>
  w.attendance.paper.sheetTitle(w.format.longDate(sheet.day))

function showChanged(c: Context, answers: Answers, text: string) {
  const screen = asScreen(c, answers)
  if (!screen) throw new NotThere()
  return changed(c, paths.attendance.sheet(screen.sheet.code), titleOf(c, screen), show(c, screen), { text })
}

const isPicture = (kind: string): boolean => ['png', 'jpeg', 'webp', 'pdf'].includes(kind)
