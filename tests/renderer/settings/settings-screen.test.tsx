import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import type { MediaAccess } from '../../../src-renderer/media/media.ts'
import { followAppearance } from '../../../src-renderer/settings/appearance.ts'
import { SettingsScreen } from '../../../src-renderer/settings/settings-screen.tsx'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { deviceOf } from '../../support/window/fake-hardware.ts'
import { snapshotOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

function mediaWith(devices: readonly MediaDeviceInfo[]): MediaAccess & { tryOut: ReturnType<typeof vi.fn> } {
  return {
    devices: async () => devices,
    onDevicesChanged: () => () => undefined,
    tryOut: vi.fn(async () => undefined),
    playRing: async () => undefined,
    openMicrophone: () => Promise.reject(new DOMException('refused', 'NotAllowedError')),
    playOn: () => () => undefined,
    onHeard: () => () => undefined,
    echoTest: () => () => undefined,
    isStandIn: () => false,
    onStandIn: () => () => undefined,
  }
}

test('a headset is chosen by its name and can be heard before a call', async () => {
  const media = mediaWith([deviceOf('audioinput', 'Cuffie'), deviceOf('audiooutput', 'Altoparlanti')])
  const { host, user } = show(<SettingsScreen />, { media })
  await user.click(await screen.findByRole('button', { name: /Suoneria/ }))
  await user.click(await screen.findByRole('option', { name: 'Altoparlanti' }))
  expect(host.askedFor('settings:change')).toEqual([{ ringDevice: 'Altoparlanti' }])
  await user.click(screen.getAllByRole('button', { name: 'Fai sentire' })[1] ?? document.body)
  expect(media.tryOut).toHaveBeenCalledWith('ring', null)
})

test('a chosen device that is gone is still named, as gone', async () => {
  const settings = { ...snapshotOf().settings, speaker: 'Jabra' }
  show(<SettingsScreen />, {
    media: mediaWith([deviceOf('audiooutput', 'Altoparlanti')]),
    snapshot: { settings },
  })
  expect(await screen.findByRole('button', { name: /Jabra \(non collegato\)/ })).toBeDefined()
})

test('a microphone that does not open says so in its place', async () => {
  const { user } = show(<SettingsScreen />, { media: mediaWith([deviceOf('audioinput', 'Cuffie')]) })
  await user.click(await screen.findByRole('button', { name: 'Prova il microfono' }))
  expect(await screen.findByText(/Il microfono non si apre/)).toBeDefined()
})

test('in the demo there is no account to spoil', () => {
  show(<SettingsScreen />)
  expect(screen.queryByLabelText('Server')).toBeNull()
  expect(screen.getByText(/centralino di prova, già collegato/)).toBeDefined()
})

test('language and theme are asked of the main process and followed when they change', async () => {
  const { host, user } = show(<SettingsScreen />, {
    answers: { 'settings:change': () => success(snapshotOf().settings) },
  })
  await user.click(screen.getByRole('button', { name: /Tema/ }))
  await user.click(await screen.findByRole('option', { name: 'Scuro' }))
  expect(host.askedFor('settings:change')).toEqual([{ theme: 'dark' }])

  const store = createConsoleStore({ settings: snapshotOf().settings })
  const darkness = Object.assign(new EventTarget(), { matches: true })
  vi.stubGlobal('matchMedia', () => darkness)
  const stop = followAppearance(store, window)
  expect(document.documentElement.dataset['theme']).toBe('light')
  store.setState({ settings: { ...snapshotOf().settings, theme: 'system', language: 'en' } })
  expect([document.documentElement.dataset['theme'], document.documentElement.lang]).toEqual(['dark', 'en'])
  darkness.matches = false
  darkness.dispatchEvent(new Event('change'))
  expect(document.documentElement.dataset['theme']).toBe('light')
  stop()
  vi.unstubAllGlobals()
})
