import { sendWhatIsDropped } from './drop.ts'

sendWhatIsDropped()
