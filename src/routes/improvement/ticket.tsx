import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { loadTicket, showTicket } from './ticket-screen.tsx'

export const ticket = room(paths.improvement.all, { staff: 'quality.read' }).get(
  '/:id',
  async (c) => {
    const screen = await loadTicket(c)
    return page(c, screen.ticket.title, showTicket(c, screen))
  },
  { rows: 80 },
)
