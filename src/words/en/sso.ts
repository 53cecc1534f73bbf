import type { Words } from '#words/words.ts'

export const sso: Words['sso'] = {
  title: 'My organisation’s account',
  lead: 'Your address tells where your organisation keeps its accounts. Your password is given to it alone.',
  email: 'Work e-mail address',
  emailHint: 'The one your organisation gave you.',
  verb: 'Continue',
  or: 'or directly',
  backToAccounts: 'Back to my linked accounts',
  leavingTitle: (name) => `To ${name}`,
  leaving: 'You will sign in there, then come back here. If nothing happens, use the button.',
  leave: 'Go there',

  proveTitle: 'One more step, only once',
  prove: (name, email) =>
    email ? `“${name}” knows you as ${email}.` : `“${name}” knows you, but is not linked to your account yet.`,
  proveWhy:
    'An address is not enough to open an account. Sign in as usual: from then on, this account will open it directly.',
  proveVerb: 'Sign in as usual',

  accounts: 'Linked work accounts',
  accountsLead: 'The accounts kept elsewhere through which you may enter.',
  linkedAccounts: 'Linked accounts',
  noAccount: 'No linked account',
  since: (day) => `Linked on ${day}`,
  another: 'Link an account',
  confirmTitle: (name) => `Link “${name}” to your account?`,
  confirm: (there, here) =>
    there
      ? `The ${there} account will open your Lisière account ${here}.`
      : `This account will open your Lisière account ${here}.`,
  confirmFollows: 'Link it only if it is you who just signed in there. Your second factor will still be asked for.',
  link: 'Link this account',
  linked: (name) => `“${name}” is linked to your account.`,
  unlink: 'Unlink…',
  unlinkTitle: (name) => `Unlink “${name}”?`,
  unlinkFollows: 'It will no longer open your account. You can link it again.',
  unlinkVerb: 'Unlink the account',
  keep: 'Keep it linked',
  unlinked: 'The account is unlinked.',

  settings: 'Single sign-on',
  settingsLead: 'Your team enters with the account your organisation already keeps for them.',
  isSet: 'Set up',
  isNotSet: 'Not set up',
  provider: 'Provider',
  name: 'Displayed name',
  nameHint: 'As your team says it: “Centre account”, “Centre’s Google”.',
  issuer: 'Address of the provider (issuer)',
  issuerHint: 'Given by the OpenID Connect provider: it starts with https://.',
  clientId: 'Client identifier',
  clientSecret: 'Client secret',
  secretHint: 'Kept encrypted, never shown again.',
  secretKept: 'Leave it empty to keep today’s.',
  who: 'For whom',
  domain: 'Domain of the addresses',
  domainHint: (own) =>
    `Whoever types an address of this domain is led to this provider. Only your own, ${own}, can be chosen.`,
  trusts: 'Trust its second factor',
  trustsHint:
    'When the provider says that it checked a second factor, Lisière does not ask for another. Otherwise Lisière’s own is still asked for.',
  save: 'Save single sign-on',
  saved: 'Single sign-on is saved. Try it before you give it to your team.',
  addresses: 'To copy',
  back: 'Return address (redirect URI)',
  backHint: 'To declare at the provider.',
  entrance: 'Direct link',
  entranceHint: 'For your intranet: it leads straight to the provider.',
  limits: 'What it allows',
  limitMembers: 'Only members of your organisation enter this way. The first time, each of them proves their account.',
  limitElsewhere: 'Whoever also works elsewhere does not get in there through your provider: one more proof is needed.',
  limitProof:
    'Lisière does not check who owns a domain: you choose that of your own address, which was confirmed by e-mail.',
  test: 'Try it',
  tests: {
    answers: 'The provider answers',
    unreachable: 'The provider does not answer',
    not_a_provider: 'This is not the address of a provider',
  },
  testsMore: {
    answers: 'Its description can be read. The identifier and the secret will be checked at the first sign-in.',
    unreachable: 'Check the address, then try again. Private addresses cannot be reached.',
    not_a_provider: 'It answers, but without an OpenID Connect description, or in another’s name. Check it.',
  },
  remove: 'Remove…',
  removeTitle: (name) => `Remove “${name}”?`,
  removeFollows:
    'Nobody enters through this provider any more, and whoever entered through it alone is signed out. The other ways in stay.',
  removeVerb: 'Remove single sign-on',
  removeKeep: 'Keep it',
  removed: 'Single sign-on is removed.',
}
