import type { Words } from '#words/words.ts'

export const moves: Words['sessions']['moves'] = {
  title: 'Changes',
  cancelledOn: (day) => `Session cancelled on ${day}`,
  reinstate: 'Bring the session back',
}
