import type { Words } from '#words/words.ts'

export const ui: Words['ui'] = {
  skip: 'Skip to content',

  optional: 'optional',
  errorPrefix: 'Error: ',
  allRequired: 'Fields are required unless stated otherwise.',
  errorTitle: (title) => `Error: ${title}`,
  refused: (count) => `Nothing is saved: ${toFix(count)}`,
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  search: 'Search',
  choose: 'Choose…',
  chooseFile: 'Choose a file',
  chooseFiles: 'Choose files',
  dropFile: 'or drop it here',
  dropFiles: 'or drop them here',
  savedAt: (hour) => `Saved at ${hour}`,
  draftKeptAt: (hour) => `Not saved, draft kept at ${hour}`,
  offline: 'Offline',

  actions: 'Actions',
  actionsFor: (name) => `Actions for ${name}`,
  selection: 'Actions on the selection',
  forSelection: 'For the ticked rows:',
  pick: (name) => `Choose ${name}`,
  picked: 'Choice',
  pickAll: 'Choose the whole page',
  label: (name) => `${name}:`,
  removeFilter: (filter) => `Remove the filter ${filter}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (from, to) => `From ${from} to ${to}`,
  due: 'to do',

  loading: 'Loading',
  stop: 'Stop',
  done: (done, total) => `${done} of ${total}`,
  leaveFreely: 'You can leave this page.',
  undo: 'Undo',
  retry: 'Try again',

  figures: 'See the figures',
  lastValue: (what, when, value) => `${what}: ${value} (${when}).`,
  goal: (value) => `Goal: ${value}`,
  seats: (taken, max) => `${taken} of ${max}`,

  stepDone: 'done',
  stepMissing: 'late',
  stepAwaited: 'awaited',
  stepOpen: 'to do now',
  stepToday: 'we are here',
  stepComing: 'to come',

  signHere: 'Sign inside the frame, with your finger or your mouse.',
  signatureFrame: 'Signature frame',
  erase: 'Erase',
  cannotDraw: 'I cannot sign by hand',
  typeName: 'Type your full name',
  drawingNeedsScript: 'Drawing is not available in this browser. Type your name below.',
}

function toFix(count: number): string {
  return count === 1 ? '1 point to correct' : `${count} points to correct`
}
