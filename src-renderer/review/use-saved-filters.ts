import { useCallback, useEffect, useState } from 'react'
import type { SavedFilter } from '../../src-main/contract/review.ts'
import { useRequests } from '../state/console-context.tsx'

type ToSave = Pick<SavedFilter, 'name' | 'question'> & { readonly shared: boolean }

/** The saved filters; `save` and `remove` answer whether it was done. */
export function useSavedFilters() {
  const request = useRequests()
  const [filters, setFilters] = useState<readonly SavedFilter[]>([])

  const read = useCallback(async () => {
    const result = await request('review:filters', null, { quiet: true })
    return result.ok ? result.value : []
  }, [request])

  useEffect(() => {
    let over = false
    void read().then((found) => {
      if (!over) setFilters(found)
    })
    return () => {
      over = true
    }
  }, [read])

  const save = async (filter: ToSave): Promise<boolean> => {
    const result = await request('review:save-filter', filter)
    if (result.ok) setFilters(await read())
    return result.ok
  }
  const remove = async (id: SavedFilter['id']): Promise<boolean> => {
    const result = await request('review:remove-filter', { id })
    if (result.ok) setFilters(await read())
    return result.ok
  }
  return { filters, save, remove }
}
