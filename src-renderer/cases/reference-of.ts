import type { Case } from '../../src-main/contract/history.ts'

/** As it is read out: «P-4M2K-7Q9D». */
export function referenceOf({ reference }: Pick<Case, 'reference'>): string {
  return `P-${reference.slice(0, 4)}-${reference.slice(4)}`
}
