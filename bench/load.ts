import { Agent, get } from 'node:http'

/** A process of its own, so that asking does not slow who answers: asks the same page for a while, prints what it saw. */
export type Load = { url: string; cookie: string; connections: number; milliseconds: number }
export type Seen = { requests: number; errors: number; p50: number; p95: number }

if (import.meta.main) {
  const load = JSON.parse(process.argv[2] ?? '{}') as Load
  console.log(JSON.stringify(await ask(load)))
  process.exit(0)
}

async function ask({ url, cookie, connections, milliseconds }: Load): Promise<Seen> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + milliseconds
  const times: number[] = []
  let errors = 0
  const one = async () => {
    while (performance.now() < until) {
      const started = performance.now()
      const status = await statusOf(url, cookie, agent)
      times.push(performance.now() - started)
      if (status !== 200) errors += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(part * times.length)] ?? 0
  return { requests: times.length, errors, p50: at(0.5), p95: at(0.95) }
}

function statusOf(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((answer) => {
    const request = get(url, { agent, headers: { Cookie: cookie, Accept: 'text/html' } }, (response) => {
      response.resume()
      response.on('end', () => answer(response.statusCode ?? 0))
    })
    request.on('error', () => answer(0))
  })
}
