/** How the heap of a process that serves requests is kept small. */
import { setFlagsFromString } from 'node:v8'

/**
 * V8 makes objects of a kind that often outlived a collection directly old, where only a collection of the whole heap finds them. What
 * a request reads, a month at a time, outlives one and is let go at once: it stays young, and is found by the next (decision 157).
 * To be called before the work begins.
 */
export const keepShortLivedYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring')
