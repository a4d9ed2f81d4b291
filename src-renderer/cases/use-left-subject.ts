import { useState } from 'react'
import type { CustomerId } from '../../src-main/contract/ids.ts'

/** The subject of a case that somebody began to open for this customer and gave up: there when they begin again. */
export function useLeftSubject(customerId: CustomerId) {
  const [left, setLeft] = useState<Readonly<Record<CustomerId, string>>>({})
  return {
    left: left[customerId] ?? '',
    leave: (subject: string) => setLeft({ ...left, [customerId]: subject.trim() }),
  }
}
