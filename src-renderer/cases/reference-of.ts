import type { Case } from '../../src-main/contract/history.ts'
import { caseReference } from '../../src-main/domain/codes.ts'

/** As it is read out: «P-4M2K-7Q9D». */
export function referenceOf({ reference }: Pick<Case, 'reference'>): string {
  return caseReference(reference)
}
