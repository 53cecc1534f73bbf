/** Parts of the campaign run in several runtimes at once: each tells here what it found, and is told what was found so far. */
const told = new Map<string, unknown>()

export async function gather(request: { url: string; json(): Promise<unknown> }): Promise<Response> {
  told.set(new URL(request.url).pathname, await request.json())
  return Response.json([...told.values()])
}
