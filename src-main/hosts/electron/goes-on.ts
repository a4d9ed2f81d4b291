import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'
import { showReminder } from './notifications.ts'

/** Says where Pronto went when its window was closed for the first time; `folder` remembers that it was said. */
export function createGoesOnNotice(folder: string, language: Language, onOpen: () => void): () => void {
  const told = join(folder, 'told-that-it-goes-on')
  return () => {
    if (existsSync(told)) return
    const { goesOn, goesOnWhere } = electronTexts[language]
    showReminder({ title: goesOn, body: goesOnWhere(process.platform === 'darwin') }, onOpen)
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(told, '')
    } catch {
      // A full disk: then it is said once more.
    }
  }
}
