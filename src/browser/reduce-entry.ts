import { reducePhotos } from './reduce.ts'

reducePhotos()
