import { Icon } from '#views/ui/icon.tsx'
import { Act } from './act.tsx'
import { Mark } from './mark.tsx'
import type { RoomLink, Shell } from './shell.ts'

/** One nav for three widths: a column, a strip of icons, a sheet opened by the dock. */
export function Rail({ shell }: { shell: Shell }) {
  const { w } = shell
  return (
    <nav class="rail" id="rail" popover="auto" aria-label={w.shell.rail}>
      <button type="button" class="switcher" id="switcher" popovertarget="orgs">
        <SwitcherFace shell={shell} />
      </button>
      <Switcher shell={shell} />
      <div class="rooms">
        {shell.rooms.map((room) => (
          <>
            <h2>{room.title}</h2>
            <ul class="r">
              {room.links.map((link) => (
                <li>
                  <RailLink link={link} toDo={w.shell.toDo} />
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </nav>
  )
}

/** Where one is: the logo, the organisation, the site. */
export function SwitcherFace({ shell: { w, organisation } }: { shell: Pick<Shell, 'w' | 'organisation'> }) {
  return (
    <>
      <Mark logo={organisation.logo} />
      <span>
        <b>{organisation.name}</b>
        <small>{organisation.site ?? w.shell.allSites}</small>
      </span>
      <span class="sr">{w.shell.switch}</span>
      <Icon name="chevrons-up-down" />
    </>
  )
}

function RailLink({ link, toDo }: { link: RoomLink; toDo: string }) {
  return (
    <a href={link.href} title={link.label} aria-current={link.current ? 'page' : undefined} data-keys={link.keys}>
      <Icon name={link.icon} />
      {link.label}
      {link.count ? (
        <span class="count due">
          {link.count}
          <span class="sr"> {toDo}</span>
        </span>
      ) : null}
    </a>
  )
}

function Switcher({ shell }: { shell: Shell }) {
  const { w, addresses } = shell
  const everywhere = !shell.sites.some((site) => site.current)
  return (
    <div class="menu start" id="orgs" popover="auto">
      <p>{w.shell.organisations}</p>
      {shell.organisations.map((one) => (
        <Act action={addresses.organisation} name="organisation" value={one.id}>
          <Tick on={one.current} />
          {one.name}
        </Act>
      ))}
      {shell.sites.length > 1 && (
        <>
          <hr />
          <p>{w.shell.sites}</p>
          {[...shell.sites, { id: '', name: w.shell.allSites, current: everywhere }].map((site) => (
            <Act action={addresses.site} name="site" value={site.id}>
              <Tick on={site.current} />
              {site.name}
            </Act>
          ))}
        </>
      )}
      {addresses.newSite && (
        <>
          <hr />
          <a href={addresses.newSite}>
            <Icon name="plus" />
            {w.shell.openSite}
          </a>
        </>
      )}
    </div>
  )
}

const Tick = ({ on }: { on: boolean }) => (on ? <Icon name="check" /> : <span class="i" />)

export function Dock({ shell }: { shell: Shell }) {
  return (
    <nav class="dock" aria-label={shell.w.shell.dock}>
      {shell.dock.map((link) => (
        <a href={link.href} aria-current={link.current ? 'page' : undefined}>
          <Icon name={link.icon} />
          {link.label}
        </a>
      ))}
      <button type="button" popovertarget="rail">
        <Icon name="menu" />
        {shell.w.shell.menu}
      </button>
    </nav>
  )
}
