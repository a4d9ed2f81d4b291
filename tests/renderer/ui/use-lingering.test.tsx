import { act, cleanup, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { useLingering } from '../../../src-renderer/ui/use-lingering.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const milliseconds = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function Desk({ onTaken }: { onTaken: () => void }) {
  useEffect(() => onTaken, [onTaken])
  return <p>desk</p>
}

function Room({ calls, onTaken }: { calls: boolean; onTaken: () => void }) {
  const isThere = useLingering(!calls)
  return (
    <>
      {isThere && (
        <div hidden={calls}>
          <Desk onTaken={onTaken} />
        </div>
      )}
      {calls && <p>card</p>}
    </>
  )
}

test('what makes room for a card is hidden at once, and taken away only when the card is on the screen', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const taken = vi.fn()
  const { rerender } = render(<Room calls={false} onTaken={taken} />)

  rerender(<Room calls onTaken={taken} />)
  expect(screen.getByText('card')).toBeTruthy()
  expect(screen.getByText('desk').closest('[hidden]')).not.toBeNull()
  expect(taken).not.toHaveBeenCalled()

  await act(async () => {
    frames.shift()?.(0)
    await milliseconds(300)
  })
  expect(taken).toHaveBeenCalledOnce()
  expect(screen.queryByText('desk')).toBeNull()

  rerender(<Room calls={false} onTaken={taken} />)
  expect(screen.getByText('desk').closest('[hidden]')).toBeNull()
})

test('a caller who gives up before that leaves everything where it was', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const taken = vi.fn()
  const { rerender } = render(<Room calls={false} onTaken={taken} />)
  const desk = screen.getByText('desk')
  rerender(<Room calls onTaken={taken} />)
  rerender(<Room calls={false} onTaken={taken} />)
  await act(async () => {
    for (const frame of frames.splice(0)) frame(0)
    await milliseconds(300)
  })
  expect(screen.getByText('desk')).toBe(desk)
  expect(taken).not.toHaveBeenCalled()
})
