import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { roomsFor } from '#http/navigation.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { HelpPage, ReadingPage } from '#views/platform/about.tsx'

/** Inside: what saves time here, and who answers here. */
export const help = room(paths.help, { staff: 'desk.read' }).get('/', async (c) => {
  const [[office]] = await read(c.var.scope, selectOffice(c.var.scope))
  const { w } = c.var
  const rooms = roomsFor(c).flatMap(({ links }) => links)
  return page(c, w.about.helpTitle, <HelpPage w={w} office={office} rooms={rooms} />)
})

export const accessibility = room(paths.accessibility, { public: true }).get(
  '/',
  (c) => {
    const { about } = c.var.w
    const { accessibilityTitle: title, accessibilityLead: lead, accessibility: parts } = about
    return page(c, title, <ReadingPage title={title} lead={lead} parts={parts} />)
  },
  { rows: 0, deep: 0 },
)

export const privacy = room(paths.privacy, { public: true }).get(
  '/',
  (c) => {
    const { about } = c.var.w
    const { privacyTitle: title, privacyLead: lead, privacy: parts } = about
    return page(c, title, <ReadingPage title={title} lead={lead} parts={parts} />)
  },
  { rows: 0, deep: 0 },
)
