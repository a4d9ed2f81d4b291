import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../../src-main/contract/customers.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { launchChromium } from '../launch-chromium.ts'
import { startConsole } from '../start-console.ts'
import { pictures } from './pictures.ts'

const guide = join(import.meta.dirname, '../../../docs/guide')
const locales = { it: 'it-IT', en: 'en-GB' } as const satisfies Record<Language, string>

/** Takes the pictures of one language from the built program and its demo, as somebody sees them who just started. */
async function shoot(language: Language): Promise<void> {
  const folder = join(guide, language, 'pictures')
  mkdirSync(folder, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'pronto-guide-'))
  const host = await startConsole(data)
  const browser = await launchChromium({
    locale: locales[language],
    trustedOrigins: [host.origin],
    // As the program's own launch has it: no picture tells of a ring tone that waits for a click.
    extraArguments: ['--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const { page, problems } = await browser.openPage(host.address)
    for (const [name, take] of Object.entries(pictures)) {
      await take({ page, texts: textsFor(language), language }).catch((error: unknown) => {
        throw new Error(`${language}/${name}`, { cause: error })
      })
      // Until what slides in stands still.
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(folder, `${name}.png`) })
    }
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await browser.close()
    await host.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

for (const language of ['it', 'en'] as const) await shoot(language)
