import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import type { Speech } from '#words/words.ts'

export type Parts = {
  w: Speech
  office: OfficeRow
  missing: readonly ('nda' | 'address' | 'email' | 'phone' | 'legalMentions')[]
  openSites: number
  featuresOn: number
  /** Which neighbouring screens the person may open. */
  sees: Record<Neighbour, boolean>
}

type Neighbour =
  | 'sites'
  | 'team'
  | 'roles'
  | 'keys'
  | 'sso'
  | 'leaving'
  | 'messages'
  | 'retention'
  | 'audit'
  | 'chores'
  | 'webhooks'

export type Part = { href: string; icon: IconName; title: string; context: string; state?: 'ok' | 'warn' }

type Offered = Part & { seen?: boolean }

type Group = { group: keyof Speech['settings']['groups']; parts: Offered[] }

export function groupsOf(props: Parts): readonly Group[] {
  const groups: Group[] = [
    { group: 'own', parts: ownParts(props) },
    { group: 'access', parts: accessParts(props) },
    { group: 'data', parts: dataParts(props) },
    { group: 'software', parts: softwareParts(props) },
  ]
  return groups
    .map(({ group, parts }) => ({ group, parts: parts.filter(({ seen = true }) => seen) }))
    .filter(({ parts }) => parts.length > 0)
}

function ownParts({ w, office, missing, featuresOn, openSites, sees }: Parts): Offered[] {
  const { settings: words, places } = w
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
      seen: sees.sites,
      href: paths.sites.all,
      icon: 'map-pin',
      title: places.sites,
      context: w.format.count(openSites, words.openSites, words.openSitesMany),
    },
    {
      href: paths.declarations.all,
      icon: 'landmark',
      title: words.declarations.title,
      context: words.declarations.hint,
    },
    {
      href: paths.features,
      icon: 'toggle-left',
      title: words.features.title,
      context: w.format.count(featuresOn, words.features.on, words.features.onMany),
    },
  ]
}

function accessParts({ w, office, sees }: Parts): Offered[] {
  const { settings: words, places } = w
  const { policy } = words
  const languages = office.languages.split(',').map((language) => policy[language === 'en' ? 'en' : 'fr'])
  const factor = office.secondFactor === 'staff' ? policy.required : policy.notRequired
  return [
    { seen: sees.team, href: paths.members, icon: 'users', title: places.members, context: words.teamHint },
    { seen: sees.roles, href: paths.roles, icon: 'shield-check', title: places.roles, context: words.rolesHint },
    {
      href: paths.policy,
      icon: 'languages',
      title: policy.title,
      context: [factor, languages.join(', '), office.timeZone].join(' · '),
    },
    { seen: sees.sso, href: paths.sso, icon: 'log-in', title: places.sso, context: words.ssoHint },
  ]
}

function dataParts({ w, sees }: Parts): Offered[] {
  const { settings: words, places, messages, departure } = w
  return [
    {
      seen: sees.messages,
      href: paths.messages.index,
      icon: 'mail',
      title: places.messages,
      context: messages.inSettings,
    },
    {
      seen: sees.retention,
      href: paths.retention,
      icon: 'archive',
      title: places.retention,
      context: words.retentionHint,
    },
    { seen: sees.audit, href: paths.audit.all, icon: 'history', title: places.audit, context: words.auditHint },
    { seen: sees.chores, href: paths.chores.all, icon: 'list-checks', title: places.chores, context: words.choresHint },
    {
      seen: sees.leaving,
      href: paths.leaving,
      icon: 'door-open',
      title: departure.title,
      context: departure.inSettings,
    },
  ]
}

function softwareParts({ w: { settings: words, places }, sees }: Parts): Offered[] {
  return [
    { seen: sees.keys, href: paths.keys, icon: 'key-round', title: places.keys, context: words.keysHint },
    { seen: sees.webhooks, href: paths.webhooks, icon: 'blend', title: places.webhooks, context: words.webhooksHint },
  ]
}

function sayLook({ settings: { look } }: Speech, { logoId, colour }: OfficeRow): string {
  if (logoId) return colour ? look.both : look.onlyLogo
  return colour ? look.onlyColour : look.neither
}
