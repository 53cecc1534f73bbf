import { read } from '#db/database.ts'
import { selectTurned } from '#db/organisations/features.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { countOpenSites } from '#db/organisations/sites.ts'
import { features, isOn } from '#domain/organisations/feature.ts'
import { missingFrom } from '#domain/organisations/office.ts'
import { hasFeature } from '#http/features.ts'
import { departureOf } from '#http/leaving.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SettingsPage } from '#views/organisations/settings.tsx'

export const settings = room(paths.settings, { staff: 'organisation.read' }).get('/', async (c) => {
  const { scope } = c.var
  const [[office], turned, [sites]] = await read(scope, selectOffice(scope), selectTurned(scope), countOpenSites(scope))
  if (!office) throw new NotThere()
  const { w, may } = c.var
  const rows = turned.map(({ feature }) => feature)
  return page(
    c,
    w.settings.title,
    <SettingsPage
      w={w}
      office={office}
      missing={missingFrom(office)}
      openSites={sites?.open ?? 0}
      featuresOn={features.filter((feature) => isOn(feature, rows)).length}
      sees={{
        sites: may('sites.read'),
        team: may('members.read'),
        roles: may('roles.read'),
        keys: may('keys.edit') && hasFeature(c, 'api'),
        sso: may('organisation.edit') && hasFeature(c, 'sso'),
        leaving: may('organisation.leave'),
        messages: may('messages.read'),
        retention: may('files.read'),
        audit: may('events.read'),
        chores: may('chores.read'),
        webhooks: may('exchange.edit') && hasFeature(c, 'api'),
      }}
      departure={departureOf(c)}
    />,
  )
})
