import { readyForOffline } from './away.ts'
import { keepDrafts, resumeDrafts } from './drafts.ts'
import { fillGaps } from './fallback.ts'
import { arriveInForms, watchForms } from './forms.ts'
import { listenToKeys } from './keys.ts'
import { listenLive } from './live.ts'
import { loadAtFirstSign, loadWhatIsNeeded } from './loading.ts'
import { watchNavigation } from './navigation.ts'
import { watchPalette } from './palette.ts'
import { showPicks, watchPicks } from './picks.ts'
import { followPlace, showTab } from './place.ts'
import { timeToasts, watchConnection } from './toasts.ts'

/** Everything here is an improvement: a page without it is complete. */
fillGaps()
watchForms()
keepDrafts()
watchPalette()
watchPicks()
listenToKeys()
watchConnection()
watchNavigation(arrive)
loadAtFirstSign()
listenLive()
readyForOffline()
arrive()

/** A page has just come, whole or in part. */
function arrive() {
  followPlace()
  showTab()
  resumeDrafts()
  arriveInForms()
  showPicks()
  timeToasts()
  loadWhatIsNeeded()
}
