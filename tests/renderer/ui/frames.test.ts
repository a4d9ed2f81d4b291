import { afterEach, expect, test, vi } from 'vitest'
import { afterFrame, onceShown } from '../../../src-renderer/ui/frames.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function holdFrames() {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  return { draw: () => frames.shift()?.(0) }
}

const milliseconds = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('what can wait runs after the frame, and once', async () => {
  const { draw } = holdFrames()
  const run = vi.fn()
  onceShown(run)
  await milliseconds(50)
  expect(run).not.toHaveBeenCalled()
  draw()
  expect(run).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(run).toHaveBeenCalledOnce())
  await milliseconds(250)
  expect(run).toHaveBeenCalledOnce()
})

test('a window that gets no frame does not wait for ever, and a hidden one not at all', async () => {
  holdFrames()
  const covered = vi.fn()
  onceShown(covered)
  await vi.waitFor(() => expect(covered).toHaveBeenCalledOnce())

  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  const hidden = vi.fn()
  onceShown(hidden)
  await Promise.resolve()
  expect(hidden).toHaveBeenCalledOnce()
})

test('what was taken back does not run', async () => {
  const { draw } = holdFrames()
  const run = vi.fn()
  const takeBack = onceShown(run)
  draw()
  takeBack()
  await milliseconds(250)
  expect(run).not.toHaveBeenCalled()
})

test('all that waits for one frame runs in one task; what comes after it began waits for the next', async () => {
  const { draw } = holdFrames()
  const tasks: string[] = []
  const note = (name: string) => () => {
    tasks.push(name)
    setTimeout(() => tasks.push('–'))
  }
  onceShown(note('card'))
  onceShown(note('list'))
  draw()
  draw()
  onceShown(note('later'))
  await vi.waitFor(() => expect(tasks).toEqual(['card', 'list', '–', '–']))
  draw()
  draw()
  await vi.waitFor(() => expect(tasks).toEqual(['card', 'list', '–', '–', 'later', '–']))
})

test('where the browser has tasks with a priority, what comes after a frame is one of them', () => {
  const { draw } = holdFrames()
  const posted = vi.fn()
  vi.stubGlobal('scheduler', { postTask: posted })
  const run = vi.fn()
  afterFrame(run)
  expect(posted).not.toHaveBeenCalled()
  draw()
  expect(posted).toHaveBeenCalledWith(run, { priority: 'user-blocking' })
})
