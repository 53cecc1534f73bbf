import { DurableObject } from 'cloudflare:workers'
import { log } from './log.ts'

/**
 * The pages open on an organisation, each at the end of a socket that sleeps. They are told what kind of things changed,
 * never what: each asks again for what it shows, through its own door.
 */
export class Live extends DurableObject {
  /** Forgotten when it sleeps: by then no page is as young as what was told. */
  private told = new Map<string, number>()

  constructor(state: DurableObjectState, env: never) {
    super(state, env)
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair('?', '!'))
  }

  override async fetch(request: Request): Promise<Response> {
    const { 0: page, 1: here } = new WebSocketPair()
    this.ctx.acceptWebSocket(here, [request.headers.get('X-Identity') ?? ''])
    const born = Date.now() - Number(request.headers.get('X-Age')) - 1_000
    const missed = [...this.told].filter(([, at]) => at > born).map(([topic]) => topic)
    if (missed.length > 0) here.send(missed.join(' '))
    return new Response(null, { status: 101, webSocket: page })
  }

  tell(topics: readonly string[]): number {
    const now = Date.now()
    for (const topic of topics) this.told.set(topic, now)
    const sockets = this.ctx.getWebSockets()
    for (const socket of sockets) socket.send(topics.join(' '))
    return sockets.length
  }

  /** Whoever may still enter comes back by herself, through the door; whoever may not finds it closed. */
  dismiss(identityId: string): void {
    for (const socket of this.ctx.getWebSockets(identityId)) socket.close(4001, 'come back')
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 say that no code came: they may be read, never sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code)
  }
}

type WithLive = { LIVE: DurableObjectNamespace<Live> }

/** A page that is not told shows the same at its next load: this may be lost, and never fails anything. */
export async function tellPages({ LIVE }: WithLive, organisationId: string, topics: Iterable<string>): Promise<void> {
  try {
    await LIVE.getByName(organisationId).tell([...topics])
  } catch (error) {
    log('error', { handler: 'live', organisation: organisationId, error }, error)
  }
}

export async function dismissPages({ LIVE }: WithLive, organisationId: string, identityId: string): Promise<void> {
  await LIVE.getByName(organisationId).dismiss(identityId)
}
