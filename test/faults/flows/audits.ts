import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')

const audit = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  title: 'Audit interne de novembre',
  kind: 'internal',
  onDay: '2026-11-21',
  auditType: 'surveillance',
  category: '',
  site: '',
  auditor: 'Quentin Roux',
  grid: 'national',
  indicators: '1, 4, 21',
  questions: '',
}

export const audits: readonly Flow[] = [
  flow('plan an audit', { arrange: quentin, act: (_, person) => person.post('/audits', audit) }),
  flow('see a point of an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/points/9', { verdict: 'conform', comment: 'Livret vu', version: '0' }),
  }),
  flow('record a finding during an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/points/21/finding', { verdict: 'major', comment: 'CV absent', version: '0' }),
  }),
  flow('draw a sample of an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/samples', {
        id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
        files: '1',
        proofs: '1',
        seed: 'automne',
      }),
  }),
  flow('conclude an audit', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/interne/conclusion', { summary: 'Rien de grave' }),
  }),
  flow('close a finding', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/findings/tarifs/closure', { note: 'Page corrigée' }),
  }),
]
