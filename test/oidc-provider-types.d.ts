/** The little we use of a package which ships no types. */
declare module 'oidc-provider' {
  type Interaction = { uid: string; prompt: { name: string }; params: Record<string, unknown> }
  type Grant = { addOIDCScope(scopes: string): void; save(): Promise<string> }
  type Context = {
    req: unknown
    res: unknown
    method: string
    path: string
    type: string
    body: string
    oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
  }
  type Listening = {
    address(): { port: number }
    close(done: () => void): void
    closeAllConnections(): void
    once(event: 'listening', done: () => void): void
  }
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    issuer: string
    Grant: new (of: {
      clientId: string
      accountId: string
    }) => Grant
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void
    listen(port: number, host: string): Listening
    interactionDetails(req: unknown, res: unknown): Promise<Interaction>
    interactionFinished(req: unknown, res: unknown, result: Record<string, unknown>): Promise<void>
  }
}
