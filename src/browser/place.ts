/** Marks the entry of the rail and of the dock that leads to this page, or to what contains it. */
export function followPlace() {
  for (const nav of document.querySelectorAll('.rooms, .dock')) {
    const links = [...nav.querySelectorAll('a')]
    const here = nearest(links)
    for (const link of links) {
      if (link === here) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
  }
}

/** On a narrow screen, the tab of this page may stand beyond the edge. */
export function showTab() {
  for (const tab of document.querySelectorAll<HTMLElement>('.tabs [aria-current]')) {
    const tabs = tab.parentElement
    if (tabs) tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2
  }
}

/** The longest address that this page's address begins with; the root contains nothing but itself. */
function nearest(links: HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  return links.filter(contains).sort((a, b) => b.pathname.length - a.pathname.length)[0]
}

const contains = ({ pathname }: HTMLAnchorElement) =>
  location.pathname === pathname || (pathname !== '/' && location.pathname.startsWith(`${pathname}/`))
