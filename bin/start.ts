import { serveLocally } from './local/serve.ts'

await serveLocally()
