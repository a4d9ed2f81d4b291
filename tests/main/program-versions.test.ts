import { expect, it } from 'vitest'
import { programVersions } from '../../src-main/program-versions.ts'

it('names Electron and its Chromium where Pronto runs inside of it', () => {
  expect(
    programVersions('electron', { ...process.versions, electron: '45.4.1', chrome: '156.0.1' }),
  ).toMatchObject({
    host: 'electron',
    electron: '45.4.1',
    chromium: '156.0.1',
    node: process.versions.node,
  })
  expect(Object.keys(programVersions('browser'))).toEqual(['pronto', 'host', 'node', 'system'])
})
