import type { Words } from '#words/words.ts'

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  lead: 'To reach your organisations.',
  email: 'E-mail address',
  password: 'Password',
  verb: 'Sign in',
}
