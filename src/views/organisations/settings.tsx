import type { OfficeRow } from '#db/organisations/offices.ts'
import type { Departure } from '#domain/organisations/departure.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { DepartureAlert } from './departure.tsx'

type SettingsProps = {
  w: Speech
  office: OfficeRow
  missing: readonly ('nda' | 'address' | 'email' | 'phone' | 'legalMentions')[]
  openSites: number
  featuresOn: number
  /** Which neighbouring screens the person may open. */
  sees: { sites: boolean; team: boolean; roles: boolean; keys: boolean; sso: boolean; leaving: boolean }
  departure: Departure | null
}

type Part = { href: string; icon: IconName; title: string; context: string; state?: 'ok' | 'warn' }

export function SettingsPage(props: SettingsProps) {
  const { w, departure, sees } = props
  return (
    <>
      <PageHead title={w.settings.title} lead={w.settings.lead} />
      {departure && <DepartureAlert w={w} departure={departure} action={sees.leaving ? undefined : false} />}
      <Card label={w.settings.parts} flush>
        <Rows label={w.settings.parts}>
          {[...ownParts(props), ...neighbours(props)].map(({ href, icon, title, context, state }) => (
            <Row
              icon={icon}
              title={title}
              href={href}
              context={context}
              state={
                state && <State tone={state}>{state === 'ok' ? w.settings.complete : w.settings.toComplete}</State>
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}

function ownParts({ w, office, missing, featuresOn }: SettingsProps): Part[] {
  const { settings: words } = w
  const fields = missing.map((field) => words.identity[field].toLowerCase()).join(', ')
  return [
    {
      href: paths.identity,
      icon: 'landmark',
      title: words.identity.title,
      context: missing.length > 0 ? words.missing(fields) : office.name,
      state: missing.length > 0 ? 'warn' : 'ok',
    },
    {
      href: paths.look,
      icon: 'image',
      title: words.look.title,
      context: sayLook(w, office),
      state: office.logoId && office.colour ? 'ok' : 'warn',
    },
    {
      href: paths.policy,
      icon: 'languages',
      title: words.policy.title,
      context: [
        office.secondFactor === 'staff' ? words.policy.required : words.policy.notRequired,
        office.languages
          .split(',')
          .map((language) => words.policy[language === 'en' ? 'en' : 'fr'])
          .join(', '),
        office.timeZone,
      ].join(' · '),
    },
    {
      href: paths.features,
      icon: 'toggle-left',
      title: words.features.title,
      context: w.format.count(featuresOn, words.features.on, words.features.onMany),
    },
  ]
}

function neighbours({ w, openSites, sees }: SettingsProps): Part[] {
  const { settings: words, places } = w
  const sites = w.format.count(openSites, words.openSites, words.openSitesMany)
  const parts: (Part & { seen: boolean })[] = [
    { seen: sees.sites, href: paths.sites.all, icon: 'map-pin', title: places.sites, context: sites },
    { seen: sees.team, href: paths.members, icon: 'users', title: places.members, context: words.teamHint },
    { seen: sees.roles, href: paths.roles, icon: 'shield-check', title: places.roles, context: words.rolesHint },
    { seen: sees.sso, href: paths.sso, icon: 'log-in', title: places.sso, context: words.ssoHint },
    { seen: sees.keys, href: paths.keys, icon: 'key-round', title: places.keys, context: words.keysHint },
    {
      seen: sees.leaving,
      href: paths.leaving,
      icon: 'door-open',
      title: w.departure.title,
      context: w.departure.inSettings,
    },
  ]
  return parts.filter(({ seen }) => seen)
}

function sayLook({ settings: { look } }: Speech, { logoId, colour }: OfficeRow): string {
  if (logoId) return colour ? look.both : look.onlyLogo
  return colour ? look.onlyColour : look.neither
}
