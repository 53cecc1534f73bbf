/** In which language somebody is written to, of whom nothing is known but who writes. */
export const languageOf = (languages: string): 'fr' | 'en' => (languages.startsWith('en') ? 'en' : 'fr')
