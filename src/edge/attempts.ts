import { DurableObject } from 'cloudflare:workers'

/** Counts sign-in attempts, one object per account or address. */
export class Attempts extends DurableObject {}
