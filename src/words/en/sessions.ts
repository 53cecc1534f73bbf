import type { Words } from '#words/words.ts'

export const sessions: Words['sessions'] = {
  frame: {
    tabs: 'Pages of the session',
    overview: 'Overview',
    enrolments: 'Trainees',
    slots: 'Slots',
    attendance: 'Attendance',
    papers: 'Papers',
    tasks: 'Tasks',
    cancelled: 'Cancelled',
    remote: 'remotely',
    undated: 'Dates to be set',
    seats: (taken, max) => `${taken}/${max} seats`,
  },
}
