import type { Words } from '#words/words.ts'

export const about: Words['about'] = {
  helpTitle: 'Help',
  helpLead: 'What saves time, and who to call when you are stuck.',
  shortcuts: 'Keyboard shortcuts',
  shortcutsOff: 'Single keys can be turned off in “My account”.',
  everywhere: 'Everywhere',
  inLists: 'In a list',
  goTo: 'Go to',
  reach: 'Reach somebody',
  reachFirst: 'A question about your rights, a session, a document? Your organisation answers you.',
  reachAdmins: 'Those who set up accesses are in “Team and access”, with the role Management or Administration.',
  reachNobody: 'Your organisation has given no address or phone yet. An administrator can add them in “Identity”.',
  email: 'E-mail address',
  phone: 'Phone',
  broken: 'A page that fails gives a reference. Put it in your message: it lets us find what happened.',
  more: 'See also',

  accessibilityTitle: 'Accessibility',
  accessibilityLead: 'Lisière is made to be used by everybody, with any tool.',
  accessibility: [
    {
      title: 'What we aim for',
      texts: [
        'Level AA of WCAG 2.2, which the RGAA follows in France.',
        'Everything can be done from the keyboard. Pages follow your settings for contrast, motion and text size, in light and in dark. They work without JavaScript.',
      ],
    },
    {
      title: 'Where we are',
      texts: [
        'Each screen is checked automatically before it is published, in both themes. An automatic check does not see everything.',
        'No audit has been made by an outside body yet: we therefore claim no rate of conformity.',
      ],
    },
    {
      title: 'What we know to be imperfect',
      texts: [
        'A signature is drawn with a finger or a mouse. One may always type one’s name instead.',
        'Files given by organisations, such as PDFs or pictures, are not checked by us.',
      ],
    },
    {
      title: 'Does something stop you?',
      texts: [
        'Write to the organisation that gave you access: it owes you another way, and passes on to us what must be mended.',
        'Without an answer, you may turn to the French Defender of Rights: defenseurdesdroits.fr, or +33 9 69 39 00 00.',
      ],
    },
  ],

  privacyTitle: 'Personal data',
  privacyLead: 'Who holds what, why, and for how long.',
  privacy: [
    {
      title: 'Who is responsible',
      texts: [
        'The organisation that trains or employs you decides what it notes about you, and why: it is the controller. Lisière acts on its instructions, as a processor.',
        'For your account, which lets you in, Lisière is responsible.',
      ],
    },
    {
      title: 'What your account holds',
      texts: [
        'Your name, your e-mail address, your language, what proves who you are. Your password is not kept: only a fingerprint from which it cannot be found again.',
        'For each device signed in: its name, its address on the network, and when it was last here. You see them and sign them out in “Sign-in and security”.',
      ],
    },
    {
      title: 'What the history holds',
      texts: [
        'Who did what, and when: it is how an organisation can account for itself. When a person leaves, the words that describe them are erased; that it happened stays.',
      ],
    },
    {
      title: 'Cookies',
      texts: [
        'Only those that make the site work: your sign-in (14 days), knowing this device and your language (a year), and a few that last for one step.',
        'No advertising, no audience measurement, nothing loaded from another site.',
      ],
    },
    {
      title: 'Where, and for how long',
      texts: [
        'The databases and files are kept in the European Union, by Cloudflare. E-mails leave through the provider chosen by whoever runs this site.',
        'A sign-in lasts 14 days at most. The data of an organisation that leaves is erased 30 days after it asks.',
      ],
    },
    {
      title: 'Your rights',
      texts: [
        'See, correct, take away or erase what is about you: ask your organisation. Your account can be changed and deleted in “My account”.',
        'If the answer does not suit you, the CNIL receives complaints: cnil.fr.',
      ],
    },
  ],
}
