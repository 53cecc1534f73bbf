/** How often a property is tried: as said in everyday tests, a hundred times as often under `npm run torture`. */
export const runs = (everyday: number): number => everyday * Number(import.meta.env.VITE_TORTURE || 1)
