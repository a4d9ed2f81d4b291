import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { expect, onTestFinished, test } from 'vitest'
import { keepFocus } from '../../../src-renderer/shell/keep-focus.ts'

function show(what: ReactNode) {
  onTestFinished(keepFocus(window))
  const { unmount } = render(what)
  onTestFinished(unmount)
  return userEvent.setup()
}

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent

/** A button that goes, or is switched off, when it is pressed. */
function Once({ label, busyOnly = false }: { label: string; busyOnly?: boolean }) {
  const [isPressed, setPressed] = useState(false)
  if (isPressed && !busyOnly) return null
  return (
    <>
      <button type="button" disabled={isPressed} onClick={() => setPressed(true)}>
        {label}
      </button>
      {isPressed && (
        <button type="button" onClick={() => setPressed(false)}>
          fatto
        </button>
      )}
    </>
  )
}

test('a promise is kept, its button goes, and the focus stays at the promise', async () => {
  const user = show(
    <section aria-label="Promesse">
      <article aria-label="richiamare Maria">
        <Once label="Segna come mantenuta" />
      </article>
    </section>,
  )
  await user.tab()
  await user.keyboard('{Enter}')
  await expect.poll(focused).toBe('richiamare Maria')
  await user.tab()
  expect(screen.getByRole('article').hasAttribute('tabindex')).toBe(false)
})

test('what is busy for a while has the focus again afterwards', async () => {
  const user = show(
    <form aria-label="Interno">
      <Once label="Prova questo interno" busyOnly />
    </form>,
  )
  await user.tab()
  await user.keyboard('{Enter}')
  await expect.poll(focused).toBe('Interno')
  screen.getByText('fatto').click()
  await expect.poll(focused).toBe('Prova questo interno')
})

test('a dialog goes with the button that opened it, and the focus is where that stood', async () => {
  function Cards() {
    const [state, setState] = useState<'two' | 'asked' | 'one'>('two')
    return (
      <>
        <section aria-label="Un cliente, una scheda">
          {state !== 'one' && (
            <button type="button" onClick={() => setState('asked')}>
              Confronta
            </button>
          )}
        </section>
        {state === 'asked' && (
          <div role="dialog" aria-label="Unisci due schede">
            <button type="button" onClick={() => setState('one')}>
              Unisci
            </button>
          </div>
        )}
      </>
    )
  }
  const user = show(<Cards />)
  await user.tab()
  await user.keyboard('{Enter}')
  await user.tab()
  await user.keyboard('{Enter}')
  await expect.poll(focused).toBe('Un cliente, una scheda')
})

test('where nothing around it is left, the focus is at what the screen shows', async () => {
  function Gate() {
    const [isOpen, setOpen] = useState(false)
    if (isOpen) return <main aria-label="Chiamata">Pronto.</main>
    return (
      <section aria-label="Benvenuto">
        <button type="button" onClick={() => setOpen(true)}>
          Comincia
        </button>
      </section>
    )
  }
  const user = show(<Gate />)
  await user.tab()
  await user.keyboard('{Enter}')
  await expect.poll(focused).toBe('Chiamata')
})

test('whoever went elsewhere stays there, and a click beside everything takes the focus nowhere', async () => {
  const user = show(
    <>
      <main aria-label="Storia">
        <Once label="Risolvi" />
        <textarea aria-label="Nota" />
      </main>
      <p>fuori</p>
    </>,
  )
  screen.getByLabelText('Nota').focus()
  screen.getByText('Risolvi').click()
  await expect.poll(() => screen.queryByText('Risolvi')).toBe(null)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(focused()).toBe('Nota')
  await user.click(screen.getByText('fuori'))
  document.body.append(document.createElement('hr'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(document.activeElement).toBe(document.body)
})

test('what is busy for so short a time that nobody saw it has the focus again, too', async () => {
  const user = show(
    <form aria-label="Interno">
      <button type="button">Prova</button>
    </form>,
  )
  await user.tab()
  const button = screen.getByRole<HTMLButtonElement>('button')
  // The browser takes the focus from what is switched off; jsdom does not.
  button.blur()
  button.disabled = true
  await Promise.resolve()
  button.disabled = false
  await expect.poll(() => document.activeElement).toBe(button)
})
