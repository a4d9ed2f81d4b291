import { createContext, type ReactNode, useContext } from 'react'
import type { MediaAccess } from './media.ts'

const Access = createContext<MediaAccess | null>(null)

export function MediaProvider({ media, children }: { media: MediaAccess | null; children: ReactNode }) {
  return <Access value={media}>{children}</Access>
}

/** Null where there is no hardware to speak of: tests of screens, a page outside a secure context. */
export function useMedia(): MediaAccess | null {
  return useContext(Access)
}
