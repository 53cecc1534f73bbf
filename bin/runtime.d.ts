/** What the runtime of the Worker adds to a browser's types, for the code that runs here and there. */
interface Crypto {
  readonly DigestStream: typeof DigestStream
}

interface ImportMeta {
  readonly env: Record<string, string | undefined>
}
