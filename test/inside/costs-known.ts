/**
 * Where the law of costs is broken today, with the cause and its cure. A line that is no longer needed fails the test:
 * take it away.
 */
const everyDatabase = 'the operator looks at every database, each asked once at the same moment'
const standIn =
  'on one’s own machine only: it finds the organisation, then answers as the bank would, one trip after the other'
const conflicts = 'refused for a conflict, it asks what stands in the way, from both who teaches and where, at once'
const corrected = 'a paper corrected is gathered, numbered, printed and kept again: once in its life'
const reported = 'what stands is read for each indicator that concerns the activity, then its latest proofs'
const askedAgain = 'once or twice in the life of an asking: whoever is left is read before the letters are asked for'

export const knownFaults: Readonly<Record<string, string>> = {
  '/platform · calls': everyDatabase,
  '/platform/jobs · calls': everyDatabase,
  '/platform/features · calls': everyDatabase,
  '/dev/checkout/:organisation/:payment · deep': standIn,
  'POST /dev/checkout/:organisation/:payment · deep': standIn,
  'POST /dev/checkout/:organisation/:payment · calls': standIn,
  'POST /sessions/:id/reinstatement · calls': conflicts,
  'POST /sessions/:id/duplicates · calls': conflicts,
  'POST /papers/:id/correction · deep': corrected,
  'POST /papers/:id/correction · calls': corrected,
  '/audits/report/pdf · deep': reported,
  '/audits/report/pdf · calls': reported,
  'POST /audits/report · deep': reported,
  'POST /audits/report · calls': reported,
  'POST /sessions/askings/:id/reminder · deep': askedAgain,
  'POST /sessions/askings/:id/reminder · calls': askedAgain,
  'POST /sessions/askings/:id/closure · deep': askedAgain,
  'POST /sessions/askings/:id/closure · calls': askedAgain,
}
