import type { Options } from 'tsup'

/** A plugin of tsup, which does not export that type. */
export type BuildPlugin = NonNullable<Options['plugins']>[number]
