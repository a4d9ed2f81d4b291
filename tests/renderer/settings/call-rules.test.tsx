import { act, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { noCallRules } from '../../../src-main/contract/profile.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const answers = { 'settings:change': () => success(null) }

function section() {
  const heading = screen.getByRole('heading', { name: 'Chiamate in arrivo' })
  const panel = heading.closest('section')
  if (!panel) throw new Error('no panel')
  return within(panel)
}

it('keeps everybody away with one click, and says so on every screen', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.talking, answers)
  const toggle = screen.getByRole('button', { name: 'Non disturbare' })
  await user.click(toggle)
  expect(inputsOf('settings:change')).toEqual([{ calls: { doNotDisturb: true } }])
  access.console.setState(({ settings }) => ({
    settings: { ...settings, calls: { ...noCallRules, doNotDisturb: true } },
  }))
  expect((await screen.findByRole('button', { name: 'Non disturbare', pressed: true })).textContent).toBe(
    'Non disturbare',
  )
})

it('says on every screen where calls go instead', () => {
  drawWindow({ ...scenes['call-rules'], ui: {} })
  expect(screen.getByText('Inoltro a 1002')).toBeTruthy()
})

it('sends calls on to a number, when it is saved', async () => {
  const { user, inputsOf } = drawWindow(scenes.settings, answers)
  await user.type(section().getByRole('textbox', { name: 'Inoltra al numero' }), '06 999 888')
  expect(inputsOf('settings:change')).toEqual([])
  await user.click(section().getByRole('button', { name: 'Salva l’inoltro' }))
  expect(inputsOf('settings:change')).toEqual([
    { calls: { forwardTo: '06 999 888', forwardWhen: 'unanswered' } },
  ])
})

it.each([
  [failure('not-a-number'), 'Questo non è un numero che si possa chiamare.'],
  [failure('forward-costly', 'premium'), /È un numero a pagamento.* Un inoltro non può chiedere conferma/],
  [failure('call-not-allowed'), /La casa non permette di chiamare questo numero/],
] as const)('says under the number why nobody is sent on to it: %o', async (answer, says) => {
  const { user } = drawWindow(scenes.settings, { 'settings:change': () => answer })
  const field = section().getByRole('textbox', { name: 'Inoltra al numero' })
  await user.type(field, '899 123 456{Enter}')
  expect(section().getByText(says)).toBeTruthy()
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.queryByText('Inoltro salvato.')).toBeNull()
  await user.type(field, '7')
  expect(section().queryByText(says)).toBeNull()
})

it.each([
  ['899 123 456', /È un numero a pagamento/],
  ['chi sa', /numero/],
] as const)('says that nobody is sent on where %s was set by an older Pronto, and why', (forwardTo, why) => {
  const { access } = drawWindow(scenes.talking, answers)
  act(() =>
    access.console.setState(({ settings }) => ({
      settings: { ...settings, calls: { ...noCallRules, forwardTo, forwardWhen: 'always' } },
    })),
  )
  expect(screen.queryByText(/^Inoltro a/)).toBeNull()
  expect(screen.getByText('Inoltro fermo').title).toMatch(why)
})

it('blocks a number, each once, and lets it go again', async () => {
  const { user, inputsOf } = drawWindow(scenes['call-rules'], answers)
  const field = section().getByRole('textbox', { name: 'Numero da bloccare' })
  await user.type(field, '02 123')
  await user.click(section().getByRole('button', { name: 'Blocca' }))
  await user.click(section().getByRole('button', { name: 'Sblocca 333 765 4321' }))
  expect(inputsOf('settings:change')).toEqual([
    { calls: { block: '02 123' } },
    { calls: { unblock: '333 765 4321' } },
  ])
  await user.type(field, '+39 333/7654321{Enter}')
  expect(inputsOf('settings:change')).toHaveLength(2)
})

it('breaks no rule of axe', async () => {
  const { container } = drawWindow(scenes['call-rules'])
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
