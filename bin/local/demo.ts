import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Bindings } from '../../src/env.ts'

export type SignIn = { who: string; email: string; password: string }

/** `bin/seed.ts` fills the demo world; called again it adds nothing. */
export async function seedDemoWorld(env: Bindings): Promise<SignIn[]> {
  const file = resolve('bin/seed.ts')
  if (!existsSync(file)) return []
  const { seedDemo } = (await import(file)) as { seedDemo?: (env: Bindings) => Promise<SignIn[]> }
  return (await seedDemo?.(env)) ?? []
}
