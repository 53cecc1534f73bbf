import { read } from '#db/database.ts'
import { selectFirstDues } from '#db/quality/registers-due.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RegistersPage } from '#views/registers/registers.tsx'
import { todayOf } from './today.ts'

export const registers = room(paths.registers.all, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const [[risk], [partner], [contact], [development], [credential]] = await read(scope, ...selectFirstDues(scope))
    const { w, may } = c.var
    const words = w.registers
    const elsewhere = { dueOn: undefined }
    const shelves = [
      {
        ...titled(words.complaints),
        href: paths.improvement.kind('complaint'),
        icon: 'message-circle-warning',
        ...elsewhere,
      },
      { ...titled(words.incidents), href: paths.improvement.kind('incident'), icon: 'circle-alert', ...elsewhere },
      { ...titled(words.hazards), href: paths.improvement.kind('hazard'), icon: 'shield-check', ...elsewhere },
      {
        ...titled(words.reports),
        href: may('reports.read') ? paths.improvement.reports.all : paths.improvement.reports.new,
        icon: 'lock',
        ...elsewhere,
      },
      { ...titled(words.risks), href: paths.registers.risks, icon: 'triangle-alert', dueOn: risk?.dueOn },
      { ...titled(words.partners), href: paths.registers.partners, icon: 'users', dueOn: partner?.dueOn },
      { ...titled(words.network), href: paths.registers.network, icon: 'accessibility', dueOn: contact?.dueOn },
      {
        ...titled(words.development),
        href: paths.registers.developments,
        icon: 'graduation-cap',
        dueOn: development?.dueOn,
      },
      {
        ...titled(words.credential),
        href: paths.registers.credentials,
        icon: 'badge-check',
        dueOn: credential?.dueOn,
      },
      { ...titled(words.referents), href: paths.registers.referents, icon: 'flag', dueOn: undefined },
    ] as const
    return page(c, words.title, <RegistersPage w={w} shelves={shelves} today={todayOf(c)} />)
  },
  { rows: 60 },
)

const titled = ({ title, lead }: { title: string; lead: string }) => ({ title, lead })
