import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildAssets } from '../../bin/assets.ts'
import { iconNames } from '../../src/views/ui/icon-names.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('what a browser keeps', () => {
  let addresses: Record<string, string>
  beforeAll(async () => {
    addresses = await buildAssets()
  })

  it('is named after its content, each file once, and nothing stale stays', async () => {
    writeFileSync(join(root, 'public/a/old.00000000.css'), 'a{}')
    expect(await buildAssets()).toEqual(addresses)
    expect(readdirSync(join(root, 'public/a')).sort()).toEqual(
      Object.values(addresses)
        .map((address) => address.slice(3))
        .sort(),
    )
    for (const address of Object.values(addresses)) expect(address).toMatch(/^\/a\/[a-z]+\.[0-9a-f]{8}\.(css|js|svg)$/)
  })

  it('holds exactly the icons that the screens name', () => {
    const ids = [...read(`public${addresses.icons}`).matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...iconNames])
    for (const name of iconNames)
      expect(existsSync(join(root, `node_modules/lucide-static/icons/${name}.svg`))).toBe(true)
  })

  it('stands in for the network in three kilobytes, and keeps no page but what a trainer’s has sealed of itself', () => {
    const worker = read(`public${addresses.offline}`)
    expect(Buffer.byteLength(worker)).toBeLessThan(3000)
    expect(worker).not.toMatch(/caches/)
    expect(worker).toMatch(/AES-GCM/)
    expect(worker).toContain('/^\\/teaching\\/slots\\/[^/]+$/')
    expect(worker).toContain(addresses.core)
  })

  it('asks for nothing the policy forbids', () => {
    for (const key of ['core', 'office', 'portal']) expect(read(`public${addresses[key]}`)).not.toMatch(/url\(|@import/)
    expect(read(`public${addresses.script}`)).not.toMatch(/\beval\(|new Function|innerHTML\s*=|\.style\b/)
  })
})

describe('the sheets', () => {
  const sheets = readdirSync(join(root, 'src/styles')).filter((name) => name.endsWith('.css'))

  it('name a colour in tokens.css only', () => {
    const guilty = sheets.filter(
      (name) =>
        name !== 'tokens.css' && /:\s[^;{}]*(#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\()/i.test(read(`src/styles/${name}`)),
    )
    expect(guilty).toEqual([])
  })

  it('use no token that does not exist', () => {
    const all = sheets.map((name) => read(`src/styles/${name}`)).join('\n')
    const known = new Set([...all.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name))
    /** Given by the portal, never by a sheet. */
    const given = ['--brand', '--brand-on']
    const used = [...all.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name)
    expect(used.filter((name) => name && !known.has(name) && !given.includes(name))).toEqual([])
  })

  it('are all reached from one of the three that pages load', () => {
    const loaded = ['core.css', 'office.css', 'portal.css']
    const imported = loaded.flatMap((name) =>
      [...read(`src/styles/${name}`).matchAll(/@import "\.\/([^"]+)"/g)].map(([, path]) => path),
    )
    expect([...new Set([...imported, ...loaded])].sort()).toEqual(sheets.sort())
  })
})
