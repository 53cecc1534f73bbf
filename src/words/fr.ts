import { desk } from '#words/fr/desk.ts'
import { events } from '#words/fr/events.ts'
import { gate } from '#words/fr/gate.ts'
import { kit } from '#words/fr/kit.ts'
import { places } from '#words/fr/places.ts'
import { refusals } from '#words/fr/refusals.ts'
import { roles } from '#words/fr/roles.ts'
import { shell } from '#words/fr/shell.ts'
import { signIn } from '#words/fr/signIn.ts'
import { sites } from '#words/fr/sites.ts'
import { ui } from '#words/fr/ui.ts'
import { units } from '#words/fr/units.ts'

export const fr = { desk, events, gate, kit, places, refusals, roles, shell, signIn, sites, ui, units }
