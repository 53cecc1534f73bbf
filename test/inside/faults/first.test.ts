import { faultsOf } from '#test/faults/part.ts'

faultsOf(1)
