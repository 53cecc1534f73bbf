import { field } from './paper-kind.ts'

export const identity = field('of_identity', 'office', {
  needs: ['organisation.name', 'organisation.legalForm', 'organisation.address', 'organisation.siret'],
})
export const nda = field('nda', 'office', {
  source: 'R. 6351-6 ; L. 6352-12',
  needs: ['organisation.nda', 'organisation.ndaSentence', 'mention.region'],
})
export const trainee = field('trainee', 'person', { needs: ['trainee.name'] })
export const title = field('title', 'programme', { needs: ['programme.title'] })
export const signatory = field('of', 'mentions', {
  needs: ['organisation.name', 'mention.signatory'],
})
export const signatures = field('signatures', 'mentions', {
  needs: ['paper.date', 'mention.signatory'],
  says: 'Signature',
})
