import { useEffect, useRef, useState } from 'react'

export type Typed = {
  readonly typed: string
  readonly setTyped: (typed: string) => void
  /** Call it with what is handed over, before it is. */
  readonly handOver: (value: string) => void
}

/** What is typed in a field, until somebody keeps another value elsewhere. */
export function useTyped(kept: string): Typed {
  const [typed, setTyped] = useState(kept)
  // What comes back of our own is older than what has been typed since.
  const own = useRef(new Set<string>())
  useEffect(() => {
    if (!own.current.delete(kept)) setTyped(kept)
  }, [kept])
  return {
    typed,
    setTyped,
    handOver: (value) => {
      if (value !== kept) own.current.add(value)
    },
  }
}
