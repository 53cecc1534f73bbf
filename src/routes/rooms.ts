import type { Room } from '#http/room.ts'
import { rooms as entrance } from '#routes/parts/entrance.ts'
import { rooms as guests } from '#routes/parts/guests.ts'
import { rooms as office } from '#routes/parts/office.ts'
import { rooms as people } from '#routes/parts/people.ts'
import { rooms as programs } from '#routes/parts/programs.ts'
import { rooms as quality } from '#routes/parts/quality.ts'
import { rooms as settings } from '#routes/parts/settings.ts'
import { rooms as training } from '#routes/parts/training.ts'

/** Every room of the application, for those who look at all of them at once: the laws. */
export const rooms: readonly Room[] = [
  ...entrance,
  ...office,
  ...settings,
  ...training,
  ...people,
  ...guests,
  ...programs,
  ...quality,
]
