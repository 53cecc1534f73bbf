import type { Words } from '#words/words.ts'

export const portal: Words['portal'] = {
  frame: {
    ownSpace: 'My space',
    website: 'Our website',
    registered: (nda: string) =>
      `Registered as a training provider under number ${nda}. This registration is not an approval by the State.`,
  },
}
