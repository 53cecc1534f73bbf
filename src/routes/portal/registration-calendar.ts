import { selectOffer, selectOfferSlots } from '#db/sessions/registrations.ts'
import { calendarOf } from '#edge/calendar.ts'
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
    const place = offer.place || [offer.siteName, offer.siteTown].filter(Boolean).join(', ')
    const address = c.var.origin + paths.portal.session(office.organisationId, offer.id)
    const moments = slots.map(({ id: slot, startsAt, endsAt, title }) => ({
      uid: `${slot}@${office.organisationId}.lisiere`,
      startsAt,
      endsAt,
      title: [offer.title, title].filter(Boolean).join(' : '),
      place: offer.modality === 'remote' ? '' : place,
      address,
    }))
    tellCost(c)
    return new Response(calendarOf(offer.title, moments, scope.clock.now()), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${offer.code.replaceAll(/[^\w-]/g, '')}.ics"`,
      },
    })
  },
  { rows: 50 },
)
