import type { Bindings } from '#env.ts'
import { cast, emailOf, password, seedWorld } from '#test/world.ts'

/** The demo world: made up, the same every time, added once. Answers with how to sign in. */
export async function seedDemo(env: Bindings): Promise<{ who: string; email: string; password: string }[]> {
  await seedWorld(env, Date.UTC(2026, 10, 2, 8, 0))
  return [
    ...cast.map(({ id, given, role }) => ({ who: `${given}, ${role}, Centre Lisière`, email: emailOf(id), password })),
    { who: 'Odile, owner, Centre Miroir', email: emailOf('odile', 'miroir'), password },
    { who: 'Odile, owner, Institut Garonne', email: emailOf('odile', 'garonne'), password },
  ]
}
