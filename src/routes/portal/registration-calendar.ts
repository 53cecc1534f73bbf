import { selectOffer, selectOfferSlots } from '#db/sessions/registrations.ts'
import { offerCalendar } from '#domain/sessions/offer-calendar.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'

/** The half-days of a public session, for a calendar. */
export const registrationCalendar = room('/o/:organisation/sessions/:id', { public: true }).get(
  '/calendar.ics',
  async (c) => {
    const id = c.req.param('id') ?? ''
    const { scope, office, answers } = await visitOrganisation(c, (there) => [
      selectOffer(there, id),
      selectOfferSlots(there, id),
    ])
    const [[offer], slots] = answers
    if (!offer || offer.isPublic === 0 || offer.cancelledAt !== null) throw new NotThere()
    const address = c.var.origin + paths.portal.session(office.organisationId, offer.id)
    const calendar = offerCalendar(office.organisationId, offer, slots, address, scope.clock.now())
    tellCost(c)
    return new Response(calendar.text, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${calendar.name}"`,
      },
    })
  },
  { rows: 50 },
)
