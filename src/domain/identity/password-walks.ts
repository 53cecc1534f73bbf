/** Whether a finger could have drawn it: nearly every character beside the one before, on one keyboard or in the alphabet. */
export function walks(word: string): boolean {
  const steps = word.length - 1
  return boards.some((board) => countNeighbours(board, word) >= steps * nearlyAll)
}

const nearlyAll = 0.75

const boards = [
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['&é"\'(-è_çà', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['1234567890', '', 'abcdefghijklmnopqrstuvwxyz'],
].map((rows) => new Map(rows.flatMap((row, down) => [...row].map((key, across) => [key, { across, down }] as const))))

type Board = (typeof boards)[number]

function countNeighbours(board: Board, word: string): number {
  const keys = [...word].map((key) => board.get(key))
  return keys.filter((key, at) => {
    const before = keys[at - 1]
    return key && before && Math.abs(key.across - before.across) <= 1 && Math.abs(key.down - before.down) <= 1
  }).length
}
