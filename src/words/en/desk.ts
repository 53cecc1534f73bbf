import type { Words } from '#words/words.ts'

export const desk: Words['desk'] = {
  title: 'Today',
  day: (day) => `${day}.`,
  nothingWaits: 'Nothing is waiting for you right now.',
  stepsLeft: (left) => (left > 1 ? `${left} first steps are left.` : 'One first step is left.'),

  firstSteps: 'First steps',
  progress: (done, total) => `${done} of ${total}`,
  allDone: 'Everything is in place.',
  putAway: 'Put this list away',
  wasPutAway: 'The list is put away.',
  isBack: 'The list is back.',
  bringBack: 'Show the first steps',
  done: 'Done',
  steps: {
    identity: {
      title: 'Complete identity and legal notice',
      why: 'They appear on your agreements, convocations and invoices.',
      verb: 'Complete',
    },
    logo: { title: 'Add your logo', why: 'It appears on your papers and pages.', verb: 'Add' },
    sites: {
      title: 'Describe the accessibility of your sites',
      why: 'Qualiopi asks for it, and your trainees need it.',
      verb: 'Describe',
    },
    colleague: { title: 'Invite a colleague', why: 'To each an account, roles and sites.', verb: 'Invite' },
    secondFactor: {
      title: 'Protect your account with a second factor',
      why: 'A stolen password is no longer enough to enter.',
      verb: 'Protect',
    },
    colour: { title: 'Choose your colour', why: 'A landmark for you, a signature for your clients.', verb: 'Choose' },
  },

  activity: 'Recent activity',
  noActivity: 'Nothing yet.',

  hello: (name) => `Hello ${name}`,
  profile: 'Your details and language',
  profileWhy: 'Your name, your address, the language of the screens.',
  security: 'Sign-in and security',
  securityWhy: 'Password, passkey, devices signed in.',
  protected: 'Second factor used',
  unprotected: 'No second factor',
  here: 'Your place here',
}
