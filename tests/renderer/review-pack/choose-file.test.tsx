import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'

const { reviewPack, failures } = textsFor('it')
const words = reviewPack.opening
const pack = new File(['pacchetto'], 'revisione.pronto-review')

function atTheReview() {
  const drawn = drawWindow(foundScene, {
    'review:find': () => success(someFindings),
    'pack:send': () => success(null),
    'pack:open': () => failure('pack-passphrase'),
    'review-pack:look': () => failure('pack-passphrase'),
  })
  /** How often the system is asked for a file. */
  const asked: EventTarget[] = []
  const watch = (event: Event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') asked.push(event.target)
  }
  document.addEventListener('click', watch, true)
  onTestFinished(() => document.removeEventListener('click', watch, true))
  return { ...drawn, asked }
}

describe.each([
  ['a pack', reviewPack.open],
  ['a reply', reviewPack.take],
])('%s is chosen without a mouse', (_, entry) => {
  it('asks the system for a file at each Enter and each Space, after it was closed, too', async () => {
    const { user, asked } = atTheReview()
    for (let times = 1; times <= 3; times += 1) {
      ;(await screen.findByRole('button', { name: reviewPack.menu })).focus()
      await user.keyboard('{Enter}')
      const item = await screen.findByRole('menuitem', { name: entry })
      for (let step = 0; step < 6 && document.activeElement !== item; step += 1)
        await user.keyboard('{ArrowDown}')
      await user.keyboard('{Enter}')
      const choose = await screen.findByRole('button', { name: words.choose })
      for (let step = 0; step < 6 && document.activeElement !== choose; step += 1) await user.tab()
      await user.keyboard('{Enter}')
      await user.keyboard(' ')
      expect(asked).toHaveLength(2 * times)
      await user.keyboard('{Escape}')
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    }
  })

  it('takes the same file a second time, and keeps it where nothing else is chosen', async () => {
    const { user } = atTheReview()
    await user.click(await screen.findByRole('button', { name: reviewPack.menu }))
    await user.click(await screen.findByRole('menuitem', { name: entry }))
    const input = await screen.findByLabelText(words.choose, { selector: 'input' })
    await user.upload(input, pack)
    expect(screen.getByText(pack.name)).toBeTruthy()
    await user.type(screen.getByLabelText(words.passphrase), 'tre civette sul tetto{Enter}')
    expect(await screen.findByText(failures['pack-passphrase'])).toBeTruthy()
    await user.upload(input, pack)
    await waitFor(() => expect(screen.queryByText(failures['pack-passphrase'])).toBeNull())
    expect(screen.getByText(pack.name)).toBeTruthy()
  })
})
