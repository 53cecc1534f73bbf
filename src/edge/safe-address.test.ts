import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { mayReach } from './safe-address.ts'

const publicOnly = { publicOnly: true } as const

test.each([
  'https://example.com',
  'https://hooks.example.co.uk/a/b?c=d#e',
  'https://example.com:443/',
  'https://éducation.gouv.fr/',
  'https://xn--ducation-90a.gouv.fr/',
  'https://sub_domain.example.museum',
  'https://EXAMPLE.com',
  'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
])('a public name may be reached: %s', (address) => {
  expect(mayReach(address, publicOnly)).toBe(true)
})

test.each([
  ...[
    'http://example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'data:text/plain,a',
    'javascript:alert(1)',
    'ws://example.com',
  ],
  ...['', ' ', 'example.com', '//example.com', '/path', 'https://', 'https:///', 'https://?', 'https://#'],
  ...[
    'https://user@example.com',
    'https://user:secret@example.com',
    'https://:secret@example.com',
    'https://example.com@10.0.0.1',
  ],
  ...['https://example.com:80', 'https://example.com:8443', 'https://example.com:22', 'https://example.com:0'],
  ...[
    'https://127.0.0.1',
    'https://127.1',
    'https://127.255.255.254',
    'https://0.0.0.0',
    'https://0',
    'https://localhost',
  ],
  ...[
    'https://2130706433',
    'https://0x7f000001',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://017700000001',
    'https://127.0.0.1.',
  ],
  ...[
    'https://10.0.0.1',
    'https://172.16.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://169.254.169.254',
  ],
  ...[
    'https://100.64.0.1',
    'https://192.0.0.1',
    'https://198.18.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://8.8.8.8',
  ],
  ...[
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[0:0:0:0:0:ffff:10.0.0.1]',
  ],
  ...[
    'https://[fe80::1]',
    'https://[fc00::1]',
    'https://[fd12:3456::1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
  ],
  ...[
    'https://[2606:4700::1111]',
    'https://①②⑦.⓪.⓪.①',
    'https://１２７.0.0.1',
    'https://127。0。0。1',
    'https://ⓛocalhost',
  ],
  ...[
    'https://localhost.',
    'https://LOCALHOST',
    'https://a.localhost',
    'https://localhost.localdomain',
    'https://intranet',
    'https://db',
  ],
  ...[
    'https://metadata.google.internal',
    'https://printer.local',
    'https://router.lan',
    'https://nas.home.arpa',
    'https://a.test',
  ],
  ...[
    'https://1.0.0.127.in-addr.arpa',
    'https://hidden.onion',
    'https://a.invalid',
    'https://a.example',
    'https://srv.corp',
  ],
  ...[
    'https://example.com.',
    'https://.example.com',
    'https://a..example.com',
    'https://-a.example.com',
    'https://example.c0m',
    'https://1.2.3.4.5',
  ],
  ...[
    'https://exa%6dple.local',
    'https://example%2ecom%00.local',
    'https://127.0.0.1%23.example.com',
    'https://a b.example.com',
  ],
])('nothing else is: %s', (address) => {
  expect(mayReach(address, publicOnly)).toBe(false)
})

test('no notation of a number is a public name', () => {
  const notations = fc
    .tuple(fc.ipV4(), fc.constantFrom(dotted, decimal, hexadecimal, octal, short))
    .map(([ip, write]) => write(parts(ip)))
  const mapped = fc.ipV4().map((ip) => `[::ffff:${ip}]`)
  const six = fc.ipV6().map((ip) => `[${ip}]`)

  fc.assert(
    fc.property(fc.oneof(notations, mapped, six), fc.constantFrom('', '.', ':443', ':444'), (host, end) => {
      expect(mayReach(`https://${host}${end}/`, publicOnly)).toBe(false)
    }),
    { numRuns: runs(2_000) },
  )
})

test('any text at all gets an answer, and what may be reached is https on a name with a dot', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl({ withQueryParameters: true }),
        fc.string().map((host) => `https://${host}`),
      ),
      (address) => {
        if (mayReach(address, publicOnly))
          expect(new URL(address).origin).toMatch(/^https:\/\/([a-z0-9_-]+\.)+[a-z][a-z0-9-]+$/)
      },
    ),
    { numRuns: runs(2_000) },
  )
})

test('named hosts are reached by that very name, on that very port, and by nothing that resembles it', () => {
  const reach = { allow: ['api.brevo.com'] }

  expect(mayReach('https://api.brevo.com/v3/smtp/email', reach)).toBe(true)
  for (const other of [
    'http://api.brevo.com',
    'https://api.brevo.com:8443',
    'https://api.brevo.com.evil.fr',
    'https://evil.fr/api.brevo.com',
    'https://x.api.brevo.com',
    'https://api.brevo.com@evil.fr',
    'https://evil.fr#api.brevo.com',
  ]) {
    expect(mayReach(other, reach), other).toBe(false)
  }
})

test('this machine is reached only where it is said to be, and says nothing for the machines beside it', () => {
  const loopback = { publicOnly: true, loopback: true } as const

  for (const address of ['http://localhost:3000/', 'http://127.0.0.1:9', 'https://[::1]:8443', 'https://example.com']) {
    expect(mayReach(address, loopback), address).toBe(true)
  }
  for (const address of [
    'http://10.0.0.1',
    'http://example.com',
    'http://127.0.0.2',
    'http://u:p@localhost',
    'ftp://localhost',
    'http://localhost.evil.fr',
  ]) {
    expect(mayReach(address, loopback), address).toBe(false)
  }
})

const parts = (ip: string) => ip.split('.').map(Number)
const whole = (bytes: number[]) => bytes.reduce((sum, byte) => sum * 256 + byte, 0)
const dotted = (bytes: number[]) => bytes.join('.')
const decimal = (bytes: number[]) => String(whole(bytes))
const hexadecimal = (bytes: number[]) => `0x${whole(bytes).toString(16)}`
const octal = (bytes: number[]) => bytes.map((byte) => `0${byte.toString(8)}`).join('.')
const short = ([first = 0, ...rest]: number[]) => `${first}.${whole(rest)}`
