import type { Child } from 'hono/jsx'
import type { Context } from '#http/context.ts'
import { dropCookie, readCookie, writeCookie } from '#http/cookies.ts'
import { crumbsFor, dockFor, roomsFor } from '#http/navigation.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { GatePage } from '#views/layouts/gate.tsx'
import { LonePage } from '#views/layouts/lone.tsx'
import { OfficeFragment, OfficePage } from '#views/layouts/office.tsx'
import type { Crumb, Shell, Told } from '#views/layouts/shell.ts'

type Options = {
  crumbs?: readonly Crumb[]
  /** Parts of the page that may be asked for alone, by their DOM id. */
  regions?: Readonly<Record<string, Child>>
  status?: 200 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  toast?: Told | undefined
  /** The frame itself has changed. */
  renewed?: boolean
}

/** A page, or what changes in the page before it: the only place where that is decided. */
export async function page(c: Context, title: string, content: Child, options: Options = {}): Promise<Response> {
  const region = options.regions?.[targetOf(c)]
  if (region !== undefined) return answer(c, region, options)

  const { person, login } = c.var.visit
  if (!person) return login ? lone(c, title, content, options) : gate(c, title, content, { ...options, broad: true })

  const shell = {
    ...shellOf(c, title, options.crumbs ?? crumbsFor(c), options.toast ?? takeToast(c)),
    renewed: options.renewed,
  }
  return wantsFragment(c)
    ? answer(c, <OfficeFragment shell={shell}>{content}</OfficeFragment>, options)
    : answer(c, <OfficePage shell={shell}>{content}</OfficePage>, options)
}

/** A change is done: its page as it is now and a word about it; without htmx, the way there. */
export async function changed(
  c: Context,
  address: string,
  title: string,
  content: Child,
  told: ToldAs,
): Promise<Response> {
  const toast: Told = { text: told.text, undo: told.undo && { fields: {}, ...told.undo } }
  if (!wantsFragment(c)) return gone(c, address, toast)
  c.header('HX-Push-Url', address)
  if (told.frame) renewFrame(c, told.frame)
  return page(c, title, content, { toast, renewed: told.frame !== undefined })
}

type ToldAs = {
  text: string
  undo?: { action: string; fields?: Record<string, string> } | undefined
  /** What the frame shows of the organisation, when the change is about that. */
  frame?: Frame | undefined
}

type Frame = { name: string; logoId: string | null }

/** The door has read the organisation before it was changed. */
function renewFrame(c: Context, { name, logoId }: Frame): void {
  const { person } = c.var.visit
  if (person) c.set('visit', { ...c.var.visit, person: { ...person, organisationName: name, logoId } })
}

/** To another page, where a word about what happened will be shown. */
export function gone(c: Context, address: string, toast?: Told): Response {
  if (toast) writeCookie(c, 'toast', JSON.stringify(toast))
  return c.redirect(address, 303)
}

/** The same form with words, and nothing lost. 409 when somebody was quicker. */
export function refused(c: Context, title: string, content: Child, status: 409 | 422 = 422): Promise<Response> {
  return page(c, c.var.w.ui.errorTitle(title), content, { status })
}

type GateOptions = Options & { broad?: boolean; below?: Child; scripts?: readonly string[]; name?: string | undefined }

/** A page outside the office. */
export async function gate(c: Context, title: string, content: Child, options: GateOptions = {}): Promise<Response> {
  const { w } = c.var
  const links = [
    { href: paths.accessibility, label: w.gate.accessibility },
    { href: paths.privacy, label: w.gate.privacy },
  ]
  return answer(
    c,
    <GatePage
      w={w}
      title={title}
      name={options.name}
      broad={options.broad ?? false}
      home={paths.home}
      language={paths.language}
      links={links}
      below={options.below}
      scripts={options.scripts}
      toast={options.toast ?? takeToast(c)}
    >
      {content}
    </GatePage>,
    options,
  )
}

/** Signed in and of no organisation, or a page of the platform itself. */
export function lone(c: Context, title: string, content: Child, options: Options = {}): Promise<Response> {
  const { w, visit } = c.var
  const { account, language } = paths
  const theme = visit.login?.theme
  const signOut = visit.login ? paths.signOut : undefined
  return answer(
    c,
    <LonePage
      w={w}
      title={title}
      theme={theme === 'system' ? undefined : theme}
      crumbs={options.crumbs ?? []}
      addresses={{ account, language, signOut }}
      toast={options.toast ?? takeToast(c)}
    >
      {content}
    </LonePage>,
    options,
  )
}

async function answer(c: Context, content: Child, { status = 200 }: Options): Promise<Response> {
  tellCost(c)
  c.header('Vary', 'HX-Request, HX-Request-Type, HX-Target')
  const html = String(await content)
  return c.html(boundToOrganisation(html, c.var.visit.claims?.organisation), status)
}

/** Every form that changes something says for which organisation it was shown: another tab may have switched since. */
function boundToOrganisation(html: string, organisation: string | undefined): string {
  if (!organisation) return html
  const bound = `<input type="hidden" name="_for" value="${organisation}"/>`
  return html.replace(/<form\b[^>]*\bmethod="post"[^>]*>/g, (tag) => tag + bound)
}

const wantsFragment = (c: Context): boolean =>
  c.req.header('HX-Request') === 'true' &&
  c.req.header('HX-Request-Type') === 'partial' &&
  c.req.header('HX-History-Restore-Request') !== 'true'

/** htmx names its target as `div#palette-results`. */
const targetOf = (c: Context): string => (wantsFragment(c) ? (c.req.header('HX-Target')?.split('#')[1] ?? '') : '')

function shellOf(c: Context, title: string, crumbs: readonly Crumb[], toast: Told | undefined): Shell {
  const { w, visit, may } = c.var
  const { person, login, claims } = visit
  if (!person || !login || !claims) throw new Error('The office has a person in it.')

  const sites = (JSON.parse(person.sites) as [string, string][])
    .filter(([id]) => seesSite(c, id))
    .map(([id, name]) => ({ id, name, current: id === claims.site }))
  const organisations = (JSON.parse(login.organisations) as [string, string][]).map(([id, name]) => ({
    id,
    name,
    current: id === claims.organisation,
  }))
  const rooms = roomsFor(c)
  const roles = [...new Set(visit.standing.hats.map(({ role }) => w.roles[role].name))].join(', ')

  return {
    w,
    title,
    crumbs,
    organisation: {
      id: claims.organisation,
      name: person.organisationName,
      site: sites.find(({ current }) => current)?.name,
      logo: person.logoId && may('organisation.read') ? paths.file(person.logoId, 'rail') : undefined,
    },
    organisations,
    sites,
    person: {
      name: `${person.givenName} ${person.familyName}`,
      initials: `${person.givenName.slice(0, 1)}${person.familyName.slice(0, 1)}`.toUpperCase(),
      roles,
    },
    rooms,
    dock: dockFor(rooms),
    unread: person.unread,
    addresses: {
      search: paths.search,
      notifications: paths.notifications.all,
      bell: paths.bell,
      live: paths.live,
      notices: paths.notifications.choices,
      account: paths.account,
      security: paths.security,
      help: paths.help,
      newSite: may('sites.edit') ? paths.sites.new : undefined,
      platform: login.operatorAt ? paths.platform : undefined,
      organisation: paths.current,
      site: paths.current,
      theme: paths.preferences,
      language: paths.language,
      signOut: paths.signOut,
    },
    theme: login.theme === 'system' ? undefined : login.theme,
    keys: login.keys === 'off' ? 'off' : undefined,
    toast,
    operator: login.operatorAt !== null,
  }
}

const seesSite = (c: Context, id: string): boolean => {
  const { sites } = c.var.scope
  return sites === 'all' || sites.includes(id)
}

function takeToast(c: Context): Told | undefined {
  const kept = readCookie(c, 'toast')
  if (!kept) return undefined
  dropCookie(c, 'toast')
  try {
    return JSON.parse(kept) as Told
  } catch {
    return undefined
  }
}
