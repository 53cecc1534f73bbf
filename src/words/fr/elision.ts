/** « de Nora », « d’Ana », « d’Hélène » : French leaves the vowel out before another. */
export const de = (name: string): string => (/^[aeiouyhœæ]/i.test(plain(name)) ? `d'${name}` : `de ${name}`)

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '')
