import { account } from '#words/fr/account.ts'
import { desk } from '#words/fr/desk.ts'
import { dev } from '#words/fr/dev.ts'
import { events } from '#words/fr/events.ts'
import { gate } from '#words/fr/gate.ts'
import { keys } from '#words/fr/keys.ts'
import { kit } from '#words/fr/kit.ts'
import { places } from '#words/fr/places.ts'
import { refusals } from '#words/fr/refusals.ts'
import { matrix, permissions, roles } from '#words/fr/roles.ts'
import { settings } from '#words/fr/settings.ts'
import { shell } from '#words/fr/shell.ts'
import { signIn } from '#words/fr/signIn.ts'
import { sites } from '#words/fr/sites.ts'
import { ui } from '#words/fr/ui.ts'
import { units } from '#words/fr/units.ts'

export const fr = {
  account,
  desk,
  dev,
  events,
  gate,
  keys,
  kit,
  matrix,
  permissions,
  places,
  refusals,
  roles,
  settings,
  shell,
  signIn,
  sites,
  ui,
  units,
}
