import type { Room } from '#http/room.ts'
import { account } from '#routes/account/account.tsx'
import { activity } from '#routes/account/activity.tsx'
import { authenticator, recoveryCodes } from '#routes/account/authenticator.tsx'
import { current } from '#routes/account/current.ts'
import { departure } from '#routes/account/departure.tsx'
import { email } from '#routes/account/email.tsx'
import { logins } from '#routes/account/logins.tsx'
import { passkeys } from '#routes/account/passkeys.tsx'
import { password } from '#routes/account/password.tsx'
import { portrait } from '#routes/account/portrait.tsx'
import { preferences } from '#routes/account/preferences.ts'
import { security } from '#routes/account/security.tsx'
import { platformJobs } from '#routes/chores/platform.tsx'
import { desk } from '#routes/desk/desk.tsx'
import { search } from '#routes/desk/search.tsx'
import { content } from '#routes/files/content.ts'
import { file, fileForms } from '#routes/files/file.tsx'
import { library, libraryForms } from '#routes/files/library.tsx'
import { shared } from '#routes/files/shared.tsx'
import { fileEnds, register, trash } from '#routes/files/trash.tsx'
import { portraits, variants } from '#routes/files/variants.ts'
import { ssoLinks } from '#routes/identity/sso-links.tsx'
import { noticeChoices } from '#routes/messages/choices.tsx'
import { live } from '#routes/messages/live.tsx'
import { notifications } from '#routes/messages/notifications.tsx'
import { platformFeatures } from '#routes/operations/features.tsx'
import { capacity, platform } from '#routes/operations/platform.tsx'
import { kit } from '#routes/platform/kit.tsx'

/** What everybody who works here opens, whatever the trade. */
export const rooms: readonly Room[] = [
  account,
  portrait,
  activity,
  authenticator,
  current,
  departure,
  email,
  logins,
  passkeys,
  password,
  preferences,
  recoveryCodes,
  security,
  ssoLinks,
  desk,
  search,
  notifications,
  noticeChoices,
  platformJobs,
  library,
  libraryForms,
  trash,
  register,
  content,
  fileForms,
  fileEnds,
  file,
  shared,
  variants,
  portraits,
  kit,
  platform,
  capacity,
  platformFeatures,
  live,
]
