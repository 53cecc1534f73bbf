import type { Room } from '#http/room.ts'
import { desk } from '#routes/desk/desk.tsx'
import { signIn } from '#routes/identity/sign-in.tsx'
import { signOut } from '#routes/identity/sign-out.ts'
import { siteForms, sites } from '#routes/organisations/sites.tsx'
import { health, home } from '#routes/platform/health.ts'
import { kit } from '#routes/platform/kit.tsx'

/** Every room that answers, in the order addresses are tried: forms before what they are forms of. */
export const rooms: readonly Room[] = [health, home, signIn, signOut, desk, siteForms, sites, kit]
