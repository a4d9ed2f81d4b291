import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchElectron, type TestElectron } from '../../support/launch-electron.ts'
import { prepareHouse } from '../../support/prepare-house.ts'
import { countAudio, watchPeerConnections } from './count-audio.ts'
import { type Desk, giulia, passphrase, type Stage } from './stage.ts'

/** The Electron host on its own runtime. */
export const electronStage: Stage = {
  windows: 'one',
  async openDesk({ house, locale = 'it-IT' }) {
    const data = mkdtempSync(join(tmpdir(), 'pronto-journey-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    if (house) await prepareHouse({ data, passphrase, agent: giulia, ...house })

    const problems: string[] = []
    let host = await open()
    onTestFinished(() => host.stop())

    async function open(): Promise<TestElectron> {
      const started = await launchElectron(data, locale)
      collectProblems(started.page, problems)
      await watchPeerConnections(started.application.context())
      // The window was there before it could be watched.
      await started.page.reload()
      if (house) await unlock(started.page)
      return started
    }

    return {
      get page() {
        return host.page
      },
      problems,
      audio: () => countAudio(host.page),
      async restart() {
        await host.kill()
        host = await open()
      },
    } satisfies Desk
  },
  // Each desk is a program of its own.
  close: async () => undefined,
}

async function unlock(page: Page): Promise<void> {
  const field = page.getByLabel(/frase segreta|passphrase/i).first()
  await field.fill(passphrase)
  await page.keyboard.press('Enter')
}

function collectProblems(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
}
