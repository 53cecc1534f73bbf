import { read } from '#db/database.ts'
import { changePreferences, LanguageInput, PreferenceInput, speakLanguage } from '#domain/identity/account.ts'
import { writeCookie } from '#http/cookies.ts'
import { readForm } from '#http/form.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { me, whence } from './me.ts'

/** From the menu of every page: back to where one was, whatever was sent. */
export const preferences = room(paths.preferences, { identity: true }).post('/', async (c) => {
  await read(c.var.scope)
  const form = await readForm(c, PreferenceInput)
  if (form.ok && Object.keys(form.value).length > 0) {
    await changePreferences(c.var.scope, me(c).identityId, form.value)
    if (form.value.language) writeCookie(c, 'language', form.value.language)
  }
  return gone(c, whence(c))
})

/** Before signing in it is the browser's; after, it follows the person. */
export const language = room(paths.language, { public: true }).post('/', async (c) => {
  const form = await readForm(c, LanguageInput)
  if (form.ok) {
    writeCookie(c, 'language', form.value.language)
    const { claims } = c.var.visit
    if (claims) await speakLanguage(c.var.directory, claims, form.value.language)
  }
  return gone(c, whence(c))
})
