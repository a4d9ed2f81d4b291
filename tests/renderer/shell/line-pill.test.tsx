import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { MediaAlarm } from '../../../src-main/contract/media.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

it.each<[MediaAlarm[], string]>([
  [[], 'In linea'],
  [['no-microphone'], 'In linea, non ti sentono'],
  [['ring-blocked', 'microphone-denied'], 'In linea, non ti sentono'],
  [['microphone-silent'], 'In linea, non ti sentono'],
  [['ring-blocked'], 'In linea, non suona'],
  [['speaker-missing', 'ring-device-missing'], 'In linea'],
])('a registered line says what it does not make up for: %o', async (alarms, says) => {
  const { access } = drawWindow(scenes.idle)
  access.console.setState({ alarms })
  expect(await screen.findByText(says)).toBeTruthy()
  access.console.setState(({ line }) => ({ line: { ...line, state: 'unreachable' } }))
  expect(await screen.findByText('Fuori linea')).toBeTruthy()
})
