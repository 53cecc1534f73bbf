/** Where errors are told, as the receiver writes it: `https://KEY@HOST/PROJECT`. */
export type Dsn = { host: string; key: string; endpoint: string }

/** Null for what is no such address: then nobody is told. */
export function parseDsn(text: string): Dsn | null {
  const url = URL.parse(text)
  const [, path, project] = /^(.*)\/(\d+)\/?$/.exec(url?.pathname ?? '') ?? []
  if (!url || project === undefined || !/^\w+$/.test(url.username) || !/^https?:$/.test(url.protocol)) return null
  return { host: url.host, key: url.username, endpoint: `${url.origin}${path}/api/${project}/envelope/` }
}
