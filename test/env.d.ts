import type { D1Migration } from '@cloudflare/vitest-plugin'
import type { Bindings } from '#env.ts'

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      MIGRATIONS: D1Migration[]
      /** Every action that some source records by its name. */
      RECORDED: string[]
      FAULT_PARTS: Fetcher
    }
  }
}
