import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { VirtualList } from '../../../src-renderer/ui/virtual-list.tsx'

afterEach(() => vi.restoreAllMocks())

const items = Array.from({ length: 100 }, (_, index) => `row ${index}`)

function List() {
  return (
    <VirtualList
      label="storia"
      items={items}
      keyOf={(item) => item}
      estimate={() => 50}
      render={(item) => item}
    />
  )
}

const rows = () => screen.getAllByText(/^row/).length

test('a list drawn anew fills the height that it had before, and no more', async () => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(300)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
  const first = render(<List />)
  // 640 pixels until it is known, and two rows more.
  expect(rows()).toBe(15)
  // Once shown it is measured: 300 pixels, and four rows more.
  await waitFor(() => expect(rows()).toBe(10))
  first.unmount()

  render(<List />)
  expect(rows()).toBe(8)
})
