import type { Permission } from '#domain/members/matrix.ts'
import type { Feature } from '#domain/organisations/feature.ts'
import type { Context } from '#http/context.ts'
import { hasFeature } from '#http/features.ts'
import { paths } from '#paths.ts'
import type { Crumb, RoomLink, Shell } from '#views/layouts/shell.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import type { Words } from '#words/words.ts'

type Place = {
  href: string
  word: keyof Words['places']
  icon: IconName
  permission: Permission
  /** Leaves the rail when the organisation has turned it off. */
  feature?: Feature
  /** Not offered to whoever holds this one: their own pages show it all already. */
  unless?: Permission
  keys?: string
}

type Group = {
  title: keyof Words['places']
  /** The page that leads to all of the group. */
  index?: Place
  places: readonly Place[]
  /** Reached from the index, from a search, from a link: not from the rail. */
  elsewhere?: readonly Place[]
}

const settings: Place = {
  href: paths.settings,
  word: 'settings',
  icon: 'settings',
  permission: 'organisation.read',
  keys: 'g o',
}

/** Rooms as people call them, each behind the permission its page asks for; in the rail, those of every day. */
const groups: readonly Group[] = [
  {
    title: 'steering',
    places: [
      { href: paths.desk, word: 'desk', icon: 'sun', permission: 'desk.read', keys: 'g a' },
      {
        href: paths.figures.all,
        word: 'figures',
        icon: 'chart-no-axes-column',
        permission: 'figures.read',
        keys: 'g v',
      },
      { href: paths.cockpit, word: 'cockpit', icon: 'triangle-alert', permission: 'sessions.read', keys: 'g t' },
      { href: paths.agenda.week, word: 'agenda', icon: 'calendar-days', permission: 'sessions.read', keys: 'g j' },
      { href: paths.files.all, word: 'files', icon: 'folder', permission: 'files.read', keys: 'g f' },
    ],
  },
  {
    title: 'training',
    places: [
      { href: paths.catalogue.all, word: 'catalogue', icon: 'book-open', permission: 'catalogue.read', keys: 'g k' },
      {
        href: paths.teaching.all,
        word: 'teaching',
        icon: 'presentation',
        permission: 'teaching.own',
        unless: 'people.read',
      },
      {
        href: paths.ownTraining.all,
        word: 'ownTraining',
        icon: 'graduation-cap',
        permission: 'training.own',
        unless: 'people.read',
      },
      {
        href: paths.ownCompany.all,
        word: 'ownCompany',
        icon: 'building-2',
        permission: 'company.own',
        unless: 'people.read',
      },
      { href: paths.sessions.all, word: 'sessions', icon: 'presentation', permission: 'sessions.read', keys: 'g s' },
      { href: paths.attendance.all, word: 'attendance', icon: 'signature', permission: 'attendance.read' },
      { href: paths.people.all, word: 'people', icon: 'user', permission: 'people.read', keys: 'g p' },
      {
        href: paths.papers.all,
        word: 'documents',
        icon: 'file-spreadsheet',
        permission: 'documents.read',
        keys: 'g d',
      },
      { href: paths.companies.all, word: 'companies', icon: 'building-2', permission: 'people.read', keys: 'g c' },
    ],
    elsewhere: [{ href: paths.funders.all, word: 'funders', icon: 'landmark', permission: 'people.read' }],
  },
  {
    title: 'quality',
    places: [
      { href: paths.quality.all, word: 'quality', icon: 'badge-check', permission: 'quality.read', keys: 'g q' },
      { href: paths.watch.all, word: 'watch', icon: 'rss', permission: 'watch.read' },
      { href: paths.registers.all, word: 'registers', icon: 'list-checks', permission: 'quality.read' },
      { href: paths.improvement.all, word: 'improvement', icon: 'message-circle-warning', permission: 'quality.read' },
      { href: paths.surveys.all, word: 'surveys', icon: 'message-square-text', permission: 'surveys.read' },
      { href: paths.audits.all, word: 'audits', icon: 'shield-check', permission: 'quality.read' },
    ],
    elsewhere: [
      { href: paths.improvement.reports.new, word: 'report', icon: 'lock', permission: 'desk.read' },
      { href: paths.improvement.reports.all, word: 'reports', icon: 'lock', permission: 'reports.read' },
    ],
  },
  {
    title: 'organisation',
    index: settings,
    places: [
      settings,
      { href: paths.sites.all, word: 'sites', icon: 'map-pin', permission: 'sites.read', keys: 'g l' },
      { href: paths.members, word: 'members', icon: 'users', permission: 'members.read', keys: 'g e' },
      { href: paths.messages.index, word: 'messages', icon: 'mail', permission: 'messages.read' },
      { href: paths.audit.all, word: 'audit', icon: 'history', permission: 'events.read', keys: 'g h' },
    ],
    elsewhere: [
      { href: paths.spaces.all, word: 'spaces', icon: 'door-open', permission: 'places.read' },
      { href: paths.conflicts, word: 'conflicts', icon: 'calendar-x', permission: 'organisation.edit' },
      { href: paths.taskModels.all, word: 'taskModels', icon: 'list-checks', permission: 'templates.edit' },
      { href: paths.declarations.all, word: 'declarations', icon: 'landmark', permission: 'organisation.read' },
      { href: paths.roles, word: 'roles', icon: 'shield-check', permission: 'roles.read' },
      { href: paths.retention, word: 'retention', icon: 'archive', permission: 'files.read' },
      { href: paths.templates.all, word: 'templates', icon: 'file-pen', permission: 'templates.edit' },
      { href: paths.templates.mentions, word: 'mentions', icon: 'signature', permission: 'templates.edit' },
      { href: paths.paymentAccount, word: 'payments', icon: 'euro', permission: 'organisation.edit' },
      { href: paths.imports.all, word: 'imports', icon: 'file-spreadsheet', permission: 'people.edit' },
      { href: paths.chores.all, word: 'chores', icon: 'list-checks', permission: 'chores.read' },
      { href: paths.sso, word: 'sso', icon: 'log-in', permission: 'organisation.edit', feature: 'sso' },
      { href: paths.keys, word: 'keys', icon: 'key-round', permission: 'keys.edit', feature: 'api' },
      { href: paths.webhooks, word: 'webhooks', icon: 'blend', permission: 'exchange.edit', feature: 'api' },
    ],
  },
]

export function roomsFor(c: Context): Shell['rooms'] {
  const current = longest(
    c.req.path,
    groups.flatMap(({ places }) => places),
  )
  return groups
    .map(({ title, places }) => ({
      title: c.var.w.places[title],
      links: places.filter((place) => isOffered(c, place)).map((place) => linkTo(c, place, current)),
    }))
    .filter(({ links }) => links.length > 0)
}

/** Every place this person may open, in the rail or not. */
export const placesFor = (c: Context): readonly RoomLink[] =>
  groups
    .flatMap(placesOf)
    .filter((place) => isOffered(c, place))
    .map((place) => linkTo(c, place, undefined))

export const dockFor = (rooms: Shell['rooms']): readonly RoomLink[] => rooms.flatMap(({ links }) => links).slice(0, 4)

/** The places above a page, from its own address: the room it hangs below, never the page itself. */
export function crumbsFor(c: Context): readonly Crumb[] {
  const { w } = c.var
  const { path } = c.req
  const place = longest(path, groups.flatMap(placesOf))
  const group = groups.find((one) => place && placesOf(one).includes(place))
  if (!group || !place) return []
  const { index } = group
  const above = index && index.href !== path ? crumbOf(c, index) : { label: w.places[group.title] }
  if (place === index || place.href === path) return [above]
  const here = crumbOf(c, place)
  // A room that has the name of its group is said once.
  return above.label === here.label ? [here] : [above, here]
}

const crumbOf = ({ var: { w } }: Context, { href, word }: Place): Crumb => ({ label: w.places[word], href })

const placesOf = ({ places, elsewhere = [] }: Group): readonly Place[] => [...places, ...elsewhere]

const isOffered = (c: Context, { permission, feature, unless }: Place): boolean =>
  c.var.may(permission) &&
  (unless === undefined || !c.var.may(unless)) &&
  (feature === undefined || hasFeature(c, feature))

function linkTo({ var: { w } }: Context, place: Place, current: Place | undefined): RoomLink {
  return {
    href: place.href,
    label: w.places[place.word],
    icon: place.icon,
    current: place === current,
    keys: place.keys,
  }
}

/** The place with the longest address that the page's own begins with, or that of the room it is a part of. */
function longest(path: string, places: readonly Place[]): Place | undefined {
  const [, first = ''] = path.split('/')
  const home = partsOf[first] ?? path
  return places
    .filter(({ href }) => home === href || home.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}

/** Pages that have an address of their own, outside that of the room where they are found. */
const partsOf: Readonly<Record<string, string>> = {
  enrolments: paths.sessions.all,
  fundings: paths.sessions.all,
  slots: paths.sessions.all,
  'pack-sales': paths.people.all,
}
