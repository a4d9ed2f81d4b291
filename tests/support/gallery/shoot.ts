import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../launch-chromium.ts'
import { openGallery } from './open-gallery.ts'
import { scenes } from './scenes.ts'

// node tests/support/gallery/shoot.ts FOLDER [scene,scene] [1280x720,1920x1080] [light,dark] [it,en] [100%]
const [
  folder = 'screenshots',
  names = '',
  sizes = '1280x720',
  themes = 'light,dark',
  languages = 'it',
  text = '',
] = process.argv.slice(2)

const gallery = await openGallery()
const browser = await launchChromium({ locale: 'it-IT' })
mkdirSync(folder, { recursive: true })
try {
  for (const size of sizes.split(',')) {
    const [width = 1280, height = 720] = size.split('x').map(Number)
    for (const theme of themes.split(','))
      for (const language of languages.split(','))
        for (const scene of names ? names.split(',') : Object.keys(scenes)) {
          const { page, problems } = await browser.openPage(
            gallery.address({ scene, theme, language, size: text }),
          )
          await page.setViewportSize({ width, height })
          await page.waitForSelector('nav')
          await page.evaluate(() => document.fonts.ready)
          await page.waitForTimeout(250)
          const overflow = await page.evaluate(
            () =>
              document.documentElement.scrollHeight > innerHeight ||
              document.documentElement.scrollWidth > innerWidth,
          )
          await page.screenshot({ path: join(folder, `${scene}-${size}-${theme}-${language}.png`) })
          if (overflow || problems.length > 0) console.log(scene, size, theme, { overflow }, problems)
          await page.close()
        }
  }
} finally {
  await browser.close()
  await gallery.close()
}
