export type Held = { heap: number; buffers: number }

export const nothing: Held = { heap: 0, buffers: 0 }
export const sumOf = ({ heap, buffers }: Held): number => heap + buffers

export type Isolate = {
  /** Bytes of its heap and of the buffers beside it, what nobody needs any more included. */
  held(): Promise<Held>
  close(): void
}

type Usage = { usedSize: number; backingStorageSize?: number; embedderHeapUsedSize?: number }

/** The isolate of the Worker of that name, behind the inspector on this port. */
export async function inspect(port: number, name: string): Promise<Isolate> {
  const listed = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    id: string
    webSocketDebuggerUrl: string
  }[]
  const target = listed.find(({ id }) => id === `core:user:${name}`)
  if (!target) throw new Error(`Nothing called ${name} is inspected: ${listed.map(({ id }) => id).join(', ')}`)
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')))
  })
  const waiting = new Map<number, (result: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  let asked = 0
  const ask = (method: string) =>
    new Promise<unknown>((resolve) => {
      asked += 1
      waiting.set(asked, resolve)
      socket.send(JSON.stringify({ id: asked, method }))
    })
  const held = async () => {
    const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = (await ask('Runtime.getHeapUsage')) as Usage
    return { heap: usedSize + embedderHeapUsedSize, buffers: backingStorageSize }
  }
  return {
    held,
    close: () => socket.close(),
  }
}
