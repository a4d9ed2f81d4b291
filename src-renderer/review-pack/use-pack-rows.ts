import { useEffect, useState } from 'react'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import { useRequests } from '../state/console-context.tsx'

/** All rows of the pack: there are ten thousand at most. Null while they are on their way. */
export function usePackRows({ packId, contacts }: OpenPack): readonly ReviewRow[] | null {
  const request = useRequests()
  const [read, setRead] = useState<{ of: string; rows: readonly ReviewRow[] } | null>(null)
  useEffect(() => {
    let over = false
    const readAll = async () => {
      const rows: ReviewRow[] = []
      while (!over) {
        const page = await request('pack:rows', { offset: rows.length })
        if (!page.ok) return
        rows.push(...page.value)
        if (page.value.length === 0 || rows.length >= contacts) break
      }
      if (!over) setRead({ of: packId, rows })
    }
    void readAll()
    return () => {
      over = true
    }
  }, [request, packId, contacts])
  return read?.of === packId ? read.rows : null
}
