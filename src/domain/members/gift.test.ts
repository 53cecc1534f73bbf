import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayGiveHat, mayGrant, mayTakeAll } from './gift.ts'
import { allowed, permissions, type Role, roles } from './matrix.ts'
import { may, type Sites, type Standing } from './standing.ts'

const wearing = (role: Role, sites: Sites = 'all'): Standing => ({ hats: [{ role, sites }], grants: [] })

test('only an owner makes an owner', () => {
  expect(mayGiveHat(wearing('owner'), { role: 'owner', sites: 'all' })).toBe(true)
  expect(mayGiveHat(wearing('administrator'), { role: 'owner', sites: 'all' })).toBe(false)
  expect(mayTakeAll(wearing('administrator'), wearing('owner'))).toBe(false)
})

test('whoever was given the right to invite on one site invites there, within her own rights', () => {
  const ana: Standing = {
    hats: [{ role: 'coordinator', sites: ['nantes'] }],
    grants: [{ permission: 'members.edit', sites: ['nantes'] }],
  }
  expect(mayGiveHat(ana, { role: 'trainer', sites: ['nantes'] })).toBe(true)
  expect(mayGiveHat(ana, { role: 'trainer', sites: ['vannes'] })).toBe(false)
  expect(mayGiveHat(ana, { role: 'trainer', sites: 'all' })).toBe(false)
  expect(mayGiveHat(ana, { role: 'administrator', sites: ['nantes'] })).toBe(false)
  expect(mayGrant(ana, 'keys.edit', ['nantes'])).toBe(false)
  expect(mayGiveHat(wearing('coordinator'), { role: 'trainee', sites: 'all' })).toBe(false)
})

test('nobody gives a right that she does not hold there', () => {
  const sites = fc.oneof(
    fc.constant<Sites>('all'),
    fc.uniqueArray(fc.constantFrom('nantes', 'vannes', 'brest'), { minLength: 1 }),
  )
  const hat = fc.record({ role: fc.constantFrom(...roles), sites })
  const grant = fc.record({ permission: fc.constantFrom(...permissions), sites })
  const standing = fc.record({ hats: fc.array(hat, { maxLength: 3 }), grants: fc.array(grant, { maxLength: 3 }) })
  fc.assert(
    fc.property(standing, hat, (giver, given) => {
      if (!mayGiveHat(giver, given)) return
      for (const permission of permissions.filter((each) => allowed(given.role, each))) {
        for (const site of given.sites === 'all' ? ['nantes', 'a site to come'] : given.sites) {
          expect(may(giver, permission, site)).toBe(true)
        }
      }
    }),
  )
})
