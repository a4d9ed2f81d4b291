import { act, screen, within } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { MadeReport } from '../../../src-main/contract/reports.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someReports } from '../../support/gallery/reports.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const [monthly] = someReports.made.filter(({ kind }) => kind === 'monthly') as [MadeReport]
const shift: MadeReport = { ...monthly, kind: 'shift', name: '2026-11-20 Pronto consegne', formats: ['html'] }
const plan = (name: string) => within(screen.getByRole('group', { name }))
const noticed = (access: ReturnType<typeof drawWindow>['access']) =>
  access.ui.getState().notices.map((notice) => ('text' in notice ? notice.text : notice.kind))

const patience = { timeout: 10_000 }

/** A browser that opens windows, or blocks them. */
function aBrowser(opens: boolean) {
  const page = { opener: window, document: { title: '' }, location: { replace: vi.fn() }, close: vi.fn() }
  // Only what the page for the next shift touches.
  const open = vi.spyOn(window, 'open').mockReturnValue(opens ? (page as unknown as Window) : null)
  onTestFinished(() => open.mockRestore())
  return { page, open }
}

it('opens the window of the page for the next shift at once, and fills it when the page is made', async () => {
  const { page, open } = aBrowser(true)
  const making = Promise.withResolvers<unknown>()
  const { user } = drawWindow(scenes.reports, { 'report:make': () => making.promise })
  await user.keyboard('{Alt>}u{/Alt}')
  expect(open).toHaveBeenCalledWith('', '_blank')
  expect(page.opener).toBeNull()
  expect(page.location.replace).not.toHaveBeenCalled()
  await act(async () => making.resolve(success({ ...shift, failed: [] })))
  const address = '/reports/2026-11-20%20Pronto%20consegne.html'
  await vi.waitFor(() => expect(page.location.replace).toHaveBeenCalledWith(address), patience)
})

it('leaves no empty window where the page cannot be made', async () => {
  const { page } = aBrowser(true)
  const { user } = drawWindow(scenes.reports, { 'report:make': () => failure('storage-full', 'space') })
  await user.keyboard('{Alt>}u{/Alt}')
  await vi.waitFor(() => expect(page.close).toHaveBeenCalledOnce(), patience)
  expect(page.location.replace).not.toHaveBeenCalled()
})

it('says that the page is among the reports where the browser opens no window', async () => {
  aBrowser(false)
  const { user, access } = drawWindow(scenes.reports, {
    'report:make': () => success({ ...shift, failed: [] }),
  })
  await user.keyboard('{Alt>}u{/Alt}')
  await vi.waitFor(() => expect(noticed(access).join()).toContain('tra i rapporti già fatti'), patience)
})

it('shows what another window has changed in the timetable, and loses nothing that is being typed here', async () => {
  const { user, access } = drawWindow(scenes.reports, {
    'report:change': () => new Promise(() => {}),
  })
  await screen.findByRole('group', { name: 'Ogni settimana' })
  const time = () => plan('Ogni settimana').getByLabelText<HTMLInputElement>('Alle ore')
  const times = () =>
    plan('Per il prossimo turno').getByLabelText<HTMLInputElement>('Alle ore, anche più volte')
  const folder = () => screen.getByLabelText<HTMLInputElement>('Cartella')
  await user.clear(folder())
  await user.type(folder(), '/srv/nuova')
  const { settings } = someReports
  const { plans } = settings
  const elsewhere = {
    ...settings,
    plans: {
      ...plans,
      weekly: { ...plans.weekly, times: ['08:15'] },
      shift: { ...plans.shift, times: ['09:00', '21:00'] },
    },
  }
  act(() => access.console.setState({ reports: { ...someReports, settings: elsewhere } }))
  expect(time().value).toBe('08:15')
  expect(times().value).toBe('09:00, 21:00')
  expect(folder().value).toBe('/srv/nuova')
  act(() =>
    access.console.setState({
      reports: { ...someReports, settings: { ...elsewhere, folder: '/srv/altra' } },
    }),
  )
  expect(folder().value).toBe('/srv/altra')
})

it('says which format is missing of a report made by hand, and why', async () => {
  const { user, access } = drawWindow(scenes.reports, {
    'report:make': () =>
      success({ ...monthly, formats: ['html'], failed: [{ format: 'pdf', why: 'print' }] }),
  })
  await user.click(await screen.findByRole('button', { name: 'Fai il rapporto' }))
  const said = `Fatto: ${monthly.name}, ma senza PDF: non è stato possibile creare il PDF.`
  await vi.waitFor(() => expect(noticed(access)).toEqual([said]), patience)
})

it('says that reports wait for the program where closing its window ends it', async () => {
  drawWindow(scenes.reports, { 'report:list': () => success({ ...someReports, withoutWindow: false }) })
  expect(await screen.findByText(/chiudere la finestra lo chiude/)).toBeTruthy()
})

it('offers to make a report as Pronto speaks, and keeps no language that nobody chose', async () => {
  const changed = vi.fn((_settings: unknown) => success(someReports))
  const { user, access } = drawWindow(scenes.reports, { 'report:change': changed })
  const [timetable, now] = (await screen.findAllByRole('button', { name: /Lingua$/ })) as [
    HTMLElement,
    HTMLElement,
  ]
  expect(timetable.textContent).toContain('Come Pronto')
  expect(now.textContent).toContain('Italiano')
  act(() => access.console.setState({ reports: { ...someReports, language: 'en' } }))
  expect(now.textContent).toContain('English')
  await user.click(plan('Ogni giorno').getByRole('checkbox', { name: 'Ogni giorno' }))
  expect(changed.mock.lastCall?.[0]).toMatchObject({ language: null })
  await user.click(timetable)
  await user.click(await screen.findByRole('option', { name: 'Italiano' }))
  expect(changed.mock.lastCall?.[0]).toMatchObject({ language: 'it' })
})
