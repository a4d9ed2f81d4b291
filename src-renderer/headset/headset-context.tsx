import { createContext, type ReactNode, useContext } from 'react'
import type { HeadsetAccess } from './headsets.ts'

const Access = createContext<HeadsetAccess | null>(null)

export function HeadsetProvider({
  headsets,
  children,
}: {
  headsets: HeadsetAccess | null
  children: ReactNode
}) {
  return <Access value={headsets}>{children}</Access>
}

/** Null where the browser has no WebHID. */
export function useHeadsets(): HeadsetAccess | null {
  return useContext(Access)
}
