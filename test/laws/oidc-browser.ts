type Page = { url: URL; html: string }

/** As little of a browser as signing in needs: it keeps cookies, follows redirects on http and sends a form. */
export function browserWithCookies() {
  const cookies = new Map<string, string>()

  async function go(url: URL, init: RequestInit = {}): Promise<Page> {
    // Our own address answers nowhere here: that is where the journey ends.
    if (url.protocol === 'https:') return { url, html: '' }

    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) keep(set)

    const location = response.headers.get('location')
    return location ? go(new URL(location, url)) : { url, html: await response.text() }
  }

  function keep(set: string) {
    const [pair = ''] = set.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  return {
    open: (url: URL) => go(url),
    submit: (url: URL, fields: Record<string, string>) =>
      go(url, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}
