import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { emailOf, password } from '../world.ts'

/** The product, started as its users start it, in a process group that can be killed whole. */
export async function start(state: string, port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['bin/start.ts'], {
    detached: true,
    env: { ...process.env, PORT: String(port), LISIERE_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Lisière is ready')) resolve()
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', () => reject(new Error(`The application did not start.\n${said}`)))
  })
  return server
}

/** As a power cut does: nobody is told, nothing is tidied, neither in the program nor in the runtime it started. */
export async function kill(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  process.kill(-Number(server.pid), 'SIGKILL')
  await ended
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** One thing asked of the product; `done` once somebody has been told so. */
export type Asked = { what: 'site' | 'invitation' | 'file'; name: string; done: boolean }

/** Odile, who goes on working whatever happens to the machine. */
export function worker(origin: string) {
  const cookies = new Map<string, string>()
  let address = 0

  async function post(path: string, body: FormData | URLSearchParams): Promise<Response> {
    address += 1
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const from = `198.51.${Math.floor(address / 250)}.${address % 250}`
    const headers = { Cookie, 'Sec-Fetch-Site': 'same-origin', 'CF-Connecting-IP': from }
    const response = await fetch(`${origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    await response.arrayBuffer()
    return response
  }

  const form = (fields: Record<string, string>) => new URLSearchParams({ _for: 'lisiere', ...fields })

  return {
    async signIn(): Promise<void> {
      const response = await post('/sign-in', new URLSearchParams({ email: emailOf('odile'), password }))
      if (response.status !== 303) throw new Error(`Odile could not sign in: ${response.status}`)
    },

    /** Told or not, she remembers what she has asked for. */
    async ask(what: Asked['what'], turn: string): Promise<Asked> {
      const name = `${what}-${turn}`
      const status = await post(...request(what, name, form)).then(
        (response) => response.status,
        () => 0,
      )
      if (status >= 400 && status < 500) throw new Error(`${name} was answered ${status}.`)
      return { what, name, done: status === 303 }
    },
  }
}

type Form = (fields: Record<string, string>) => URLSearchParams

function request(what: Asked['what'], name: string, form: Form): [string, FormData | URLSearchParams] {
  if (what === 'site') {
    const place = { street: '', postalCode: '44000', town: 'Nantes', phone: '', accessibility: '' }
    return ['/settings/sites', form({ name, ...place })]
  }
  if (what === 'invitation') {
    const person = { givenName: 'Nora', familyName: 'Kerviel', email: `${name}@dunes.example` }
    return ['/settings/members/invitations', form({ ...person, role: 'trainer', sites: 'nantes' })]
  }
  const parts = new FormData()
  parts.append('_for', 'lisiere')
  parts.append('file', new File([`What ${name} says.`], `${name}.txt`, { type: 'text/plain' }))
  return ['/files', parts]
}
