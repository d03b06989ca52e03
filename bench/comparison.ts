import { median } from './statistics'

/** A figure beside another figure of the same run. Only their ratio carries over to other machines. */
export interface Comparison {
  readonly what: string
  readonly values: readonly number[]
  /** What the other figure is of. */
  readonly beside: string
  readonly otherValues: readonly number[]
  readonly unit: string
  /** The highest ratio that is good enough. A comparison without a goal is only reported. */
  readonly goal?: number
}

export const ratioOf = ({ values, otherValues }: Comparison): number => median(values) / median(otherValues)
